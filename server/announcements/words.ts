import { clockInWords } from '../planning/findings/places-in-words.ts'
import { fromInstant, type Instant, toMillis } from '../platform/clock.ts'

export function figure(count: number): string {
  return count.toLocaleString('en-US')
}

/** "Bakersfield, Oildale and 3 more" */
export function listed(words: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** "today", "tomorrow", "Tue 24 Nov", with the year when it is another one. */
export function dayInWords(instant: Instant, zone: string, now: Instant): string {
  const day = fromInstant(instant).setZone(zone).setLocale('en-US')
  const today = fromInstant(now).setZone(zone)
  if (day.hasSame(today, 'day')) return 'today'
  if (day.hasSame(today.plus({ days: 1 }), 'day')) return 'tomorrow'
  if (day.hasSame(today.minus({ days: 1 }), 'day')) return 'yesterday'
  return day.toFormat(day.hasSame(today, 'year') ? 'ccc d LLL' : 'ccc d LLL yyyy')
}

/** "today, 5:10 pm PST" */
export function momentInWords(instant: Instant, zone: string, now: Instant): string {
  return `${dayInWords(instant, zone, now)}, ${timeInWords(instant, zone)}`
}

/** "5:10 pm PST today", "5:10 pm PST on Tue 24 Nov": for the middle of a sentence. */
export function timeAndDayInWords(instant: Instant, zone: string, now: Instant): string {
  const day = dayInWords(instant, zone, now)
  return `${timeInWords(instant, zone)} ${/^[A-Z]/.test(day) ? 'on ' : ''}${day}`
}

/** "5:10 pm PST" */
export function timeInWords(instant: Instant, zone: string): string {
  return `${clockInWords(toMillis(instant), zone)} ${zoneName(instant, zone)}`
}

/** "PST": what the zone is called at that time. */
function zoneName(instant: Instant, zone: string): string {
  return fromInstant(instant).setZone(zone).setLocale('en-US').toFormat('ZZZZ')
}

/** "just now", "2 min ago", "3 h ago", "5 days ago" */
export function agoInWords(instant: Instant, now: Instant): string {
  const minutes = Math.floor((toMillis(now) - toMillis(instant)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`
  return `${Math.floor(minutes / 1440)} days ago`
}

/** "6 h 40 min" */
export function lengthInWords(millis: number): string {
  const minutes = Math.round(millis / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [
    days > 0 ? `${days} d` : '',
    hours > 0 ? `${hours} h` : '',
    rest > 0 && days === 0 ? `${rest} min` : '',
  ]
  return parts.filter(Boolean).join(' ') || 'less than a minute'
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
