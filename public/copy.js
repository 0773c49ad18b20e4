/** A button beside a text copies it. Where the browser does not let scripts copy, the text is selected for the person. */
for (const button of document.querySelectorAll('[data-copies]')) button.hidden = false

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copies]')
  if (!button) return
  const text = document.getElementById(button.dataset.copies)
  const said = document.querySelector(`[data-copied="${button.dataset.copies}"]`)
  for (const other of document.querySelectorAll('[data-copied]')) other.textContent = ''
  text.select()
  const isCopied = await navigator.clipboard?.writeText(text.value).then(
    () => true,
    () => false,
  )
  said.textContent = isCopied ? 'Copied' : 'Selected: press Ctrl+C or Command+C to copy it'
})
