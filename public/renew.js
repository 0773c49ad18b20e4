/**
 * A part of a page that asks for itself again (`data-renews`) names the element that says when it could not. Nobody
 * looks at a hidden tab, so it asks when it is shown again.
 */

const renewing = ({ detail: { ctx } }) => ctx.sourceElement.closest?.('[data-renews]')

function say(part, trouble) {
  for (const note of document.querySelectorAll(`#${part.dataset.renews} [data-trouble]`))
    note.hidden = note.dataset.trouble !== trouble
}

document.addEventListener('htmx:before:request', (event) => {
  if (document.hidden && renewing(event)) event.preventDefault()
})

document.addEventListener('htmx:before:response', (event) => {
  const part = renewing(event)
  if (!part) return
  const { status } = event.detail.ctx.response
  say(part, status < 400 ? null : status === 401 ? 'signed-out' : 'unreachable')
  if (status >= 400) event.preventDefault()
})

document.addEventListener('htmx:error', (event) => {
  const part = event.detail.ctx && renewing(event)
  if (part) say(part, 'unreachable')
})

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  for (const part of document.querySelectorAll('[data-renews]')) part.dispatchEvent(new Event('renew'))
})
