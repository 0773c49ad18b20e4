import { DateTime } from 'luxon'
import { withArticle } from '../../areas/tree/with-article.ts'
import { capitalize, formatCount } from '../../platform/format.ts'
import { cityOfZone, zoneLetters } from '../../platform/time-words.ts'

/** The days that a page shows, as midnights in the organization's zone. */
export interface Span {
  /** One for the start of each day, then the end of the last day. */
  midnights: readonly DateTime[]
}

/** Calendar days, which may have 23 or 25 hours. */
export function spanOf(first: DateTime, days: number): Span {
  const start = first.setLocale('en-US').startOf('day')
  return { midnights: Array.from({ length: days + 1 }, (_, index) => start.plus({ days: index }).startOf('day')) }
}

export function startOf({ midnights }: Span): DateTime {
  return midnights[0]!
}

export function endOf({ midnights }: Span): DateTime {
  return midnights.at(-1)!
}

export function daysOf({ midnights }: Span): { from: DateTime; to: DateTime }[] {
  return midnights.slice(0, -1).map((from, index) => ({ from, to: midnights[index + 1]! }))
}

/** The week with this name or containing this day; the current week if neither is given. */
export function weekSpan({ week, from }: { week: string; from: string }, zone: string, now: DateTime): Span {
  const day = week || from
  return spanOf((day === '' ? now.setZone(zone) : DateTime.fromISO(day, { zone })).startOf('week'), 7)
}

/** "2026-W17" */
export function weekName(day: DateTime): string {
  return day.toFormat("kkkk-'W'WW")
}

/** "April 20 to 26, 2026" */
export function titleOfSpan(span: Span): string {
  const first = startOf(span)
  const last = span.midnights.at(-2)!
  if (first.hasSame(last, 'day')) return last.toFormat('LLLL d, yyyy')
  const sameYear = first.hasSame(last, 'year')
  const end = last.toFormat(first.hasSame(last, 'month') ? 'd, yyyy' : 'LLLL d, yyyy')
  return `${first.toFormat(sameYear ? 'LLLL d' : 'LLLL d, yyyy')} to ${end}`
}

/** "Times in Los Angeles (PDT). Texas is 2 hours later." */
export function zonesInWords(span: Span, places: readonly Clocks[]): string {
  const first = startOf(span)
  const last = endOf(span).minus({ milliseconds: 1 })
  const [before, after] = [zoneLetters(first), zoneLetters(last)]
  const city = cityOfZone(first.zoneName!)
  const offsets = before === after ? before : `${before}, then ${after}`
  const others = places.flatMap((named) => differenceInWords(named, first) ?? [])
  return [`Times in ${city} (${offsets}).`, ...others].join(' ')
}

/** Some places under one name, and the zones of their clocks. */
export interface Clocks {
  name: string
  zones: readonly string[]
}

/** How their clocks differ from the page's. Null when they do not, or when they differ in both directions. */
function differenceInWords({ name, zones }: Clocks, at: DateTime): string | null {
  const offsets = zones.map((zone) => at.setZone(zone).offset - at.offset)
  const [least, most] = [Math.min(...offsets), Math.max(...offsets)]
  if ((least === 0 && most === 0) || Math.sign(least) * Math.sign(most) < 0) return null
  const hours = (minutes: number) => Math.abs(minutes) / 60
  const words = (amount: number) => (amount === 1 ? 'an hour' : formatCount(amount, 'hour'))
  const direction = most > 0 ? 'later' : 'earlier'
  if (least === most) return `${capitalize(withArticle(name))} is ${words(hours(most))} ${direction}.`
  const furthest = words(Math.max(hours(least), hours(most)))
  const nearest = Math.min(hours(least), hours(most))
  return nearest === 0
    ? `Parts of ${withArticle(name)} are up to ${furthest} ${direction}.`
    : `${capitalize(withArticle(name))} is ${nearest} to ${furthest} ${direction}.`
}
