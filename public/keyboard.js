/**
 * Keys for what a page offers. A control says its own with `data-shortcut`: a key, or `mod+` and a key, which is Ctrl, or ⌘
 * on a Mac. `?` lists those of the page, so the list is always true.
 */
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const dialog = document.querySelector('#shortcuts')

for (const item of document.querySelectorAll('[data-needs-script]')) item.hidden = false

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  const mod = isMac ? event.metaKey : event.ctrlKey
  if ((event.ctrlKey || event.metaKey) && !mod) return
  const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]')
  if (!mod && (isTyping || dialog?.open)) return
  const control = controlFor(mod ? `mod+${event.key.toLowerCase()}` : event.key)
  if (!control || event.repeat) return
  event.preventDefault()
  use(control)
})

function controlFor(shortcut) {
  return offered().find((control) => control.dataset.shortcut === shortcut)
}

/** A box for text has to be in view; what is pressed may be in a menu that is closed. */
function offered() {
  const controls = [...document.querySelectorAll('[data-shortcut]')]
  return controls.filter((control) => !control.matches('input') || control.checkVisibility())
}

function use(control) {
  if (control.dataset.shortcut === '?') showShortcuts()
  else if (control.matches('input')) control.focus()
  else control.click()
}

document.querySelector('[data-shortcut="?"]')?.addEventListener('click', showShortcuts)

function showShortcuts() {
  const rows = offered().map((control) => [keysOf(control.dataset.shortcut), nameOf(control)])
  if (document.querySelector('[role="combobox"]')) rows.push([['↓', '↑', 'Enter'], 'Choose an area in the search'])
  dialog.querySelector('dl').replaceChildren(...rows.flatMap(row))
  if (!dialog.open) dialog.showModal()
}

function keysOf(shortcut) {
  const names = { mod: isMac ? '⌘' : 'Ctrl', enter: 'Enter' }
  return shortcut.split('+').map((key) => names[key] ?? (shortcut.includes('+') ? key.toUpperCase() : key))
}

function nameOf(control) {
  return control.getAttribute('aria-label') ?? control.textContent.trim()
}

function row([keys, name]) {
  const term = document.createElement('dt')
  const description = document.createElement('dd')
  for (const key of keys) term.append(Object.assign(document.createElement('kbd'), { textContent: key }), ' ')
  description.textContent = name
  return [term, description]
}
