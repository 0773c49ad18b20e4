/**
 * A public page renews itself while something is happening, and when it is shown again. The server answers "not modified"
 * as long as nothing has changed. The page says how old it is, and since when it could not be renewed.
 */

const SECOND = 1000
const every = { shown: 30 * SECOND, hidden: 300 * SECOND }

const part = () => document.getElementById('current')
const time = document.querySelector('.age time')
let tag = null
let text = ''
let failures = 0
let timer = 0

/** A town that opened the page at the same moment does not ask again at the same moment. */
function plan() {
  clearTimeout(timer)
  if (!part()?.hasAttribute('data-happening') && failures === 0) return
  const wait = document.hidden ? every.hidden : Math.min(every.shown * 2 ** failures, every.hidden)
  timer = setTimeout(renew, wait * (0.9 + Math.random() * 0.2))
}

function renew() {
  part()?.dispatchEvent(new Event('renew'))
}

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  if (ctx.sourceElement !== part()) return
  if (tag) ctx.request.headers['If-None-Match'] = tag
  text = part().textContent
})

document.addEventListener('htmx:before:response', (event) => {
  const { ctx } = event.detail
  if (ctx.sourceElement !== part()) return
  const { status, headers } = ctx.response
  // It was withdrawn, or moved: the whole page says so.
  if (status === 404 || status === 410) location.reload()
  if (status >= 400) {
    event.preventDefault()
    fail()
  } else {
    tag = headers.get('etag') ?? tag
    failures = 0
    say('[data-trouble]', '')
    time.dateTime = new Date(headers.get('date') ?? Date.now()).toISOString()
    time.textContent = inWords(new Date(time.dateTime))
    age()
  }
})

document.addEventListener('htmx:error', (event) => {
  if (event.detail.ctx?.sourceElement?.id === 'current') fail()
})

document.addEventListener('htmx:after:swap', () => {
  if (part() && text !== part().textContent) say('[data-changed]', `The notices changed at ${inWords(new Date())}.`)
})

document.addEventListener('htmx:finally:request', plan)

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && Date.now() - Date.parse(time.dateTime) > every.shown) renew()
  plan()
})

window.addEventListener('pageshow', ({ persisted }) => persisted && renew())

function fail() {
  failures += 1
  say('[data-trouble]', `Could not refresh since ${inWords(new Date(time.dateTime))}.`)
}

/** Only what is new is read aloud. */
function say(where, sentence) {
  const place = document.querySelector(where)
  if (place && place.textContent !== sentence) place.textContent = sentence
}

/** "Wed, Nov 25, 4:31 pm PST", as the server writes it. */
function inWords(date) {
  const { zone: timeZone } = time.dataset
  const day = { weekday: 'short', month: 'short', day: 'numeric' }
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }
  const part = (options) => new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(date)
  return `${part(day)}, ${part(clock).replace(/\s?[AP]M/, (half) => ` ${half.trim().toLowerCase()}`)}`
}

function age() {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000))
  const hours = Math.floor(minutes / 60)
  const words = hours > 0 ? count(hours, 'hour') : minutes > 0 ? count(minutes, 'minute') : 'just now'
  say('[data-ago]', `${words} · `)
}

const count = (many, what) => `${many} ${what}${many === 1 ? '' : 's'} ago`

setInterval(age, 10 * SECOND)
age()
plan()
