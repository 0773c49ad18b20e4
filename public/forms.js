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
  if (field.validity.badInput) return
  if (isMarked(field)) field.checked = field.defaultChecked
  else if (field.matches('select')) field.selectedIndex = Math.max(chosenIn(field), 0)
  else field.value = field.defaultValue
}

function chosenIn({ options }) {
  return [...options].findIndex((option) => option.defaultSelected)
}

/** A field is wrong as long as the words below it say so. */
document.addEventListener('htmx:after:swap', () => {
  for (const said of document.querySelectorAll('.said')) {
    const control = document.querySelector(`[aria-describedby~="${said.id}"]`)
    if (said.querySelector('.error')) control?.setAttribute('aria-invalid', 'true')
    else control?.removeAttribute('aria-invalid')
  }
})

/** A browser sends a time that is only half typed as empty, which would clear it without a word. This says what it is. */
function tellHalves(fields, data) {
  for (const field of fields) if (data.has(field.name) && field.validity.badInput) data.set(field.name, 'incomplete')
}

document.addEventListener('formdata', ({ target, formData }) => tellHalves(fieldsOf(target), formData))

document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  const { body } = ctx.request
  if (body instanceof FormData) tellHalves(document.querySelectorAll('form[novalidate] input'), body)
})

/** It is no change to the browser either, so whoever leaves it half typed is told then. */
document.addEventListener('focusout', ({ target }) => {
  if (target.validity?.badInput) target.dispatchEvent(new Event('change', { bubbles: true }))
})
