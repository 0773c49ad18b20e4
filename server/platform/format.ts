import { type Instant, toMillis } from './clock.ts'
import { DAY, HOUR, MINUTE, SECOND } from './time-units.ts'

/** Numbers, counts, lists and lengths of time for American readers. Dates and clocks are in time-words.ts. */
const LOCALE = 'en-US'

const numbers = new Intl.NumberFormat(LOCALE)
const plurals = new Intl.PluralRules(LOCALE)
const conjunctions = new Intl.ListFormat(LOCALE, { type: 'conjunction' })
const disjunctions = new Intl.ListFormat(LOCALE, { type: 'disjunction' })
const longDurations = new Intl.DurationFormat(LOCALE, { style: 'long' })
const shortDurations = new Intl.DurationFormat(LOCALE, { style: 'short' })
/** Remembered, because formatting takes 20 microseconds and every check writes the windows of the same few rules. */
const exactDurations = new Map<number, string>()
const relativeTimes = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' })

/** Every noun we count that does not just take an s. */
const irregularPlurals: Readonly<Record<string, string>> = {
  city: 'cities',
  'city and borough': 'cities and boroughs',
  'city and county': 'cities and counties',
  country: 'countries',
  county: 'counties',
  entry: 'entries',
  municipality: 'municipalities',
  parish: 'parishes',
  territory: 'territories',
  person: 'people',
  reply: 'replies',
}

/** "1,234" */
export function formatNumber(count: number): string {
  return numbers.format(count)
}

/** "16 KB", "1 MB" */
export function formatBytes(bytes: number): string {
  const kibibytes = bytes / 1024
  return kibibytes < 1024 ? `${formatNumber(kibibytes)} KB` : `${formatNumber(kibibytes / 1024)} MB`
}

/** "1 post", "1,234 posts", "2 more places", "3 people". The noun is given in the singular. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${pluralForm(count, noun, pluralOf(noun))}`
}

/** The word that agrees with a count: `pluralForm(places, 'is', 'are')`. */
export function pluralForm(count: number, singular: string, plural: string): string {
  return plurals.select(count) === 'one' ? singular : plural
}

/** "a", "a and b", "a, b, and c"; with at most three entries, "Bakersfield, Oildale, and 3 more". */
export function formatList(words: readonly string[], most = Number.POSITIVE_INFINITY): string {
  if (words.length <= most) return conjunctions.format(words)
  return conjunctions.format([...words.slice(0, most - 1), `${formatNumber(words.length - most + 1)} more`])
}

/** "a", "a or b", "a, b, or c" */
export function formatAlternatives(words: readonly string[]): string {
  return disjunctions.format(words)
}

/**
 * Long, for sentences: "7 days", "1 hour 30 minutes". Short, for delays in tables and on buttons, to the minute:
 * "6 hr 40 min", "2 days 6 hr". One day is 24 hours in both, so that nobody takes it for a calendar day.
 */
export function formatDuration(millis: number, style: 'long' | 'short' = 'long'): string {
  if (style === 'short') return withoutCommas(formatRoughly(millis))
  const known = exactDurations.get(millis)
  if (known !== undefined) return known
  if (exactDurations.size >= 1000) exactDurations.clear()
  const text = withoutCommas(formatExactly(millis))
  exactDurations.set(millis, text)
  return text
}

/** "just now", "2 minutes ago", "47 hours ago", "2 days ago" */
export function formatAgo(instant: Instant, now: Instant): string {
  const passed = toMillis(now) - toMillis(instant)
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return relativeTimes.format(-Math.floor(passed / MINUTE), 'minute')
  if (passed < 2 * DAY) return relativeTimes.format(-Math.floor(passed / HOUR), 'hour')
  return relativeTimes.format(-Math.floor(passed / DAY), 'day')
}

/** "In review" of "in review". */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Only whole days are counted in days: a rule's window of 54 hours is not "2 days 6 hours". */
function formatExactly(millis: number): string {
  if (millis < SECOND) return formatCount(0, 'second')
  if (millis > DAY && millis % DAY === 0) return longDurations.format({ days: millis / DAY })
  return longDurations.format({
    hours: Math.floor(millis / HOUR),
    minutes: Math.floor((millis % HOUR) / MINUTE),
    seconds: Math.floor((millis % MINUTE) / SECOND),
  })
}

/** Inside a sentence, the comma that Intl puts between units reads like the end of a clause. */
function withoutCommas(duration: string): string {
  return duration.replaceAll(', ', ' ')
}

/** From two days on, minutes no longer matter. */
function formatRoughly(millis: number): string {
  const minutes = Math.round(millis / MINUTE)
  if (minutes === 0) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? shortDurations.format({ hours, minutes: minutes % 60 })
    : shortDurations.format({ days: Math.floor(hours / 24), hours: hours % 24 })
}

/** "counties", "independent cities", "parts of a town" */
export function pluralOf(noun: string): string {
  const whole = irregularPlurals[noun]
  if (whole !== undefined) return whole
  const [head = '', ...attributes] = noun.split(' of ')
  const last = head.slice(head.lastIndexOf(' ') + 1)
  const plural = irregularPlurals[last] ?? `${last}s`
  return [head.slice(0, head.length - last.length) + plural, ...attributes].join(' of ')
}

/** What people have typed may have its own period. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
