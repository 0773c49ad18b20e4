/** What HTML cannot do. Every page works without it. */

/** Menus close on Escape, and when a click or the focus moves outside. */
const menus = () => document.querySelectorAll('.menu details[open], .stack[open]')

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of menus()) {
    menu.open = false
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus()
  }
})

for (const type of ['click', 'focusin']) {
  document.addEventListener(type, (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false
  })
}

/** A link to a field closes the sheet that it is in, so that the field can be seen. */
document.addEventListener('click', ({ target }) => {
  target.closest('[popover] a[href^="#"]')?.closest('[popover]').hidePopover()
})
