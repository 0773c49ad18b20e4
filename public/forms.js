/**
 * A button with `hx-post` sends a whole form, and the answer is the whole form. Without JavaScript there is nothing else to
 * say. Here the page stays, so two things could leave the form in a state that neither the person nor the server means: an
 * answer about the form as it was before (of a check, of a search), and a field that keeps what it held before.
 */

/** The request of a button, with what each field held when it was sent. */
let sent = null
/** What was asked while the answer of a button was on its way, and is asked again of the new form. */
let waiting = []

document.addEventListener('htmx:before:request', (event) => {
  const { ctx } = event.detail
  if (sent) {
    event.preventDefault()
    if (!waiting.includes(ctx.sourceElement)) waiting.push(ctx.sourceElement)
  } else if (ctx.target instanceof HTMLFormElement) {
    sent = { ctx, held: new Map(fieldsOf(ctx.target).map((field) => [field, heldBy(field)])) }
    for (const asking of document.querySelectorAll('[data-asks]')) asking.dispatchEvent(new Event('htmx:abort'))
  }
})

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx !== sent?.ctx) return
  for (const field of fieldsOf(ctx.target)) if (sent.held.get(field) === heldBy(field)) takeAnswer(field)
})

document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  if (ctx !== sent?.ctx) return
  const again = waiting
  sent = null
  waiting = []
  for (const asking of again) askAgain(asking, ctx.target)
})

/** What asks by itself says with which event. A button is the one that means the same in the new form. */
function askAgain(asking, form) {
  const { asks } = asking.dataset
  if (asks) asking.dispatchEvent(new Event(asks))
  else form.querySelector(`button[name="${asking.name}"][value="${CSS.escape(asking.value)}"]`)?.click()
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.matches('input, select, textarea'))
}

const isMarked = ({ type }) => type === 'checkbox' || type === 'radio'

function heldBy(field) {
  return isMarked(field) ? field.checked : field.value
}

/** A field that was filled in no longer follows its attributes, so it is told. */
function takeAnswer(field) {
  if (isMarked(field)) field.checked = field.defaultChecked
  else if (field.matches('select')) field.selectedIndex = Math.max(chosenIn(field), 0)
  else field.value = field.defaultValue
}

function chosenIn({ options }) {
  return [...options].findIndex((option) => option.defaultSelected)
}
