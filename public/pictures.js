/** A picture that is chosen, or dropped on its field, is added at once. Without this, the button beside it does that. */

document.addEventListener('change', ({ target }) => {
  if (target.dataset.adds && target.files.length > 0) document.getElementById(target.dataset.adds)?.click()
})

/** What it shows is asked next. */
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.sourceElement.id !== 'add-picture') return
  const descriptions = document.querySelectorAll('#pictures [name^="alt:"]')
  const next = document.getElementById('image-error')
    ? document.getElementById('image')
    : descriptions[descriptions.length - 1]
  next?.focus()
})
