/**
 * The search for areas as a combobox: the arrow keys go through what was found, Enter includes the area that is marked.
 * Its results are a grid with buttons, which work without this too.
 */
const find = () => document.querySelector('#place')
const rows = () => [...document.querySelectorAll('#areas-found > [role="row"]')]
const active = () => rows().findIndex((row) => row.classList.contains('active'))

/** Tells assistive technology what the box controls now. */
function dress() {
  const box = find()
  if (!box) return
  const isOpen = rows().length > 0
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'grid',
    'aria-expanded': String(isOpen),
  }))
    box.setAttribute(name, value)
  if (isOpen) box.setAttribute('aria-controls', 'areas-found')
  else box.removeAttribute('aria-controls')
  if (active() < 0) box.removeAttribute('aria-activedescendant')
}

function mark(index) {
  const all = rows()
  for (const [place, row] of all.entries()) {
    row.classList.toggle('active', place === index)
    row.setAttribute('aria-selected', String(place === index))
  }
  const row = all[index]
  if (row) {
    find().setAttribute('aria-activedescendant', row.id)
    row.scrollIntoView({ block: 'nearest' })
  }
  dress()
}

document.addEventListener('keydown', (event) => {
  if (event.target !== find() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const count = rows().length
  if (count === 0) return
  if (event.key === 'ArrowDown') mark((active() + 1) % count)
  else if (event.key === 'ArrowUp') mark((Math.max(active(), 0) - 1 + count) % count)
  else if (event.key === 'Enter') choose()
  else if (event.key === 'Escape' && active() >= 0) mark(-1)
  else return
  event.preventDefault()
})

/** The box keeps the focus and its text is selected, so that the next name can be typed at once. */
function choose() {
  if (active() < 0) return mark(0)
  rows()[active()].querySelector('button').click()
  find().select()
}

document.addEventListener('input', ({ target }) => {
  if (target === find()) mark(-1)
})
document.addEventListener('htmx:after:swap', dress)
dress()
