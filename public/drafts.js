/**
 * A draft saves itself a few seconds after the last change, where `data-keep` says. Whoever leaves with words that are not
 * saved is asked. Without this, the button saves.
 */
const PAUSE_MS = 3000
const AGAIN_MS = 20_000
const PATIENCE_MS = 15_000

/** What is no part of the draft: which version it is, what is searched for or only looked at, and a file that is not added. */
const apart = ['revision', 'draft', 'used', 'place', 'preview', 'saved', 'audienceName', 'audienceShared', 'image']

const form = () => document.querySelector('#composer')

function written() {
  const data = new FormData(form())
  for (const name of apart) data.delete(name)
  return JSON.stringify([...data])
}

/** What is saved as far as this page knows; null when it shows what was refused. */
let kept = form().dataset.unsaved === undefined ? written() : null
/** What was sent last. It is sent again only when it could not be received. */
let sent = null
let timer
/** While it saves itself, everything else that is sent waits, so that nothing names a version that is just being replaced. */
let saving = null
/** A button of the form that is not answered yet. */
let asked = null
let isLeaving = false

function later(pause = PAUSE_MS) {
  clearTimeout(timer)
  timer = setTimeout(keep, pause)
}

function keep() {
  const { keep: address } = form().dataset
  if (!address || saving || asked || isLeaving) return
  const now = written()
  if (now === kept || now === sent) return
  sent = now
  saving = send(address).finally(() => {
    saving = null
    if (written() !== now) later()
  })
}

async function send(address) {
  const data = new FormData(form())
  data.delete('image')
  let answer
  try {
    answer = await fetch(address, {
      method: 'POST',
      headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' },
      body: new URLSearchParams(data),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return failed('unreachable')
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (page.querySelector('#keeping')) show(page)
  else failed(answer.status === 401 ? 'signed-out' : answer.status >= 500 ? 'unreachable' : 'refused')
}

function show(page) {
  for (const part of ['saved-note', 'known', 'newer', 'keeping']) {
    document.getElementById(part).replaceWith(page.getElementById(part))
    htmx.process(document.getElementById(part))
  }
  const { kept: howMuch, address } = document.querySelector('#saved-note').dataset
  if (howMuch === 'all') kept = sent
  if (howMuch !== 'none' && address && location.pathname !== address) history.replaceState(null, '', address)
}

/** Nobody knows whether it was saved, so it is sent again, unless a person has to do something first. */
function failed(trouble) {
  for (const note of document.querySelectorAll('#keeping > [data-trouble]'))
    note.hidden = note.dataset.trouble !== trouble
  sent = null
  if (trouble !== 'refused') later(AGAIN_MS)
}

for (const type of ['input', 'change'])
  document.addEventListener(type, ({ target }) => {
    if (target.form === form() && !apart.includes(target.name)) later()
  })

document.addEventListener('visibilitychange', () => {
  if (document.hidden) keep()
})

addEventListener('online', () => later(0))

/** Before anybody else hears of it: a request that has to wait was not sent. */
document.addEventListener(
  'htmx:before:request',
  (event) => {
    const { sourceElement, target } = event.detail.ctx
    if (!saving || target !== form()) return
    event.preventDefault()
    event.stopPropagation()
    saving.finally(() => sourceElement.click())
  },
  true,
)

document.addEventListener('htmx:before:request', (event) => {
  const { ctx } = event.detail
  if (ctx.target === form() && !event.defaultPrevented) asked = ctx
})

document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  if (ctx !== asked) return
  asked = null
  sent = null
  if (written() !== kept) later()
})

document.addEventListener('submit', (event) => {
  const { submitter, target } = event
  if (target !== form()) return
  if (!saving) {
    isLeaving = true
    return
  }
  event.preventDefault()
  const again = () => form().querySelector(`button[name="${submitter.name}"][value="${CSS.escape(submitter.value)}"]`)
  saving.finally(() => form().requestSubmit(submitter.isConnected ? submitter : again()))
})

/** Whoever comes back to this page by Back goes on writing. */
addEventListener('pageshow', () => {
  isLeaving = false
})

addEventListener('beforeunload', (event) => {
  if (!isLeaving && written() !== kept) event.preventDefault()
})
