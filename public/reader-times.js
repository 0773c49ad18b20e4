/**
 * Beside each time that names its zone, what the reader's own clock shows then, when that is something else:
 * "9:00 am CST (7:00 am your time)". Without this there is the zone alone.
 */
const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' })
const spelled = /\d{1,2}:\d\d\s[ap]m/

function tell() {
  for (const time of document.querySelectorAll('time[datetime], [data-instant]')) {
    if (time.querySelector('.yours')) continue
    const text = time.textContent
    const at = new Date(time.dataset.instant ?? time.dateTime)
    const [said] = text.match(spelled) ?? []
    if (said === undefined || Number.isNaN(at.getTime())) continue
    // As the page has it: no line ends before "am".
    const own = clock.format(at).toLowerCase().replace(/\s/g, '\u00a0')
    if (own !== said.replace(/\s/g, '\u00a0')) time.append(yours(own, at, text))
  }
}

/** With the day, where the text names one and the reader's may be another. */
function yours(own, at, text) {
  const named = day.format(at)
  const isOtherDay = /[A-Z][a-z]{2}, [A-Z][a-z]{2} \d/.test(text) && !text.includes(named)
  const words = document.createElement('span')
  words.className = 'yours'
  words.textContent = ` (${isOtherDay ? `${named}, ` : ''}${own} your time)`
  return words
}

document.addEventListener('htmx:after:swap', tell)
tell()
