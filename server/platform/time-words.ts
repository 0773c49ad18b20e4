import { DateTime } from 'luxon'
import { type Instant, toMillis } from './clock.ts'

/**
 * What the clocks and calendars of a zone show, in words. A clock is "5:10 pm", a time has its zone too, a date is a day
 * of the calendar, a day may also be "today", and a moment is a day with a time. Nothing here knows what time it is.
 */

/** An instant as it is stored, or in the milliseconds of the planning engine. */
type At = Instant | number

/** "7:15 am" */
export function clockInWords(at: At, zone: string): string {
  return twelveHourClock(inZone(at, zone))
}

/** "8:06 am"; with its zone, "1:30 am PST", where the clock shows that twice on the day. */
export function unambiguousClockInWords(at: At, zone: string): string {
  return inZone(at, zone).getPossibleOffsets().length > 1 ? timeInWords(at, zone) : clockInWords(at, zone)
}

/** A clock as rules and forms write it: "9 pm" for 21:00, "9:30 pm", "noon", and "midnight" for 00:00 and 24:00. */
export function wallClockInWords(clock: string): string {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  if (minute === 0 && hour % 24 === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'noon'
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`
}

/** "5:10 pm PST" */
export function timeInWords(at: At, zone: string): string {
  const local = inZone(at, zone)
  return `${twelveHourClock(local)} ${zoneLetters(local)}`
}

/** Letters that are in use, and that the runtime does not have. */
const ownLetters = new Map([
  ['Pacific/Guam', 'ChST'],
  ['Pacific/Saipan', 'ChST'],
  ['Pacific/Pago_Pago', 'SST'],
])

/** "PDT"; "GMT+2" where nobody uses letters. */
export function zoneLetters(local: DateTime): string {
  return ownLetters.get(local.zoneName!) ?? local.toFormat('ZZZZ')
}

/** "Tuesday, July 14" */
export function dateInWords(at: At, zone: string): string {
  return inZone(at, zone).toFormat('cccc, LLLL d')
}

/** "July 2026" */
export function monthInWords(at: At, zone: string): string {
  return inZone(at, zone).toFormat('LLLL yyyy')
}

/** "today", "tomorrow", "yesterday", "Tue, Nov 24"; with the year when it is not the present one. */
export function dayInWords(at: At, zone: string, now: At): string {
  const day = inZone(at, zone)
  const today = inZone(now, zone)
  if (day.hasSame(today, 'day')) return 'today'
  if (day.hasSame(today.plus({ days: 1 }), 'day')) return 'tomorrow'
  if (day.hasSame(today.minus({ days: 1 }), 'day')) return 'yesterday'
  return day.toFormat(day.hasSame(today, 'year') ? 'ccc, LLL d' : 'ccc, LLL d, yyyy')
}

/** "today, 5:10 pm PST" */
export function momentInWords(at: At, zone: string, now: At): string {
  return `${dayInWords(at, zone, now)}, ${timeInWords(at, zone)}`
}

/** "5:10 pm PST today", "5:10 pm PST on Tue, Nov 24": for the middle of a sentence. */
export function timeAndDayInWords(at: At, zone: string, now: At): string {
  const day = dayInWords(at, zone, now)
  return `${timeInWords(at, zone)} ${/^[A-Z]/.test(day) ? 'on ' : ''}${day}`
}

/** "5:10 pm PST on Tue, Nov 24"; with the year when it is not the present one. Stays true when it is read later. */
export function timeOnDateInWords(at: At, zone: string, now: At): string {
  return `${timeInWords(at, zone)} on ${shortDate(at, zone, now)}`
}

/** "Wed, Jun 10, 9:00 am CDT"; with the year when it is not the present one. Stays true when it is read later. */
export function dateAndTimeInWords(at: At, zone: string, now: At): string {
  return `${shortDate(at, zone, now)}, ${timeInWords(at, zone)}`
}

function shortDate(at: At, zone: string, now: At): string {
  const local = inZone(at, zone)
  return local.toFormat(local.year === inZone(now, zone).year ? 'ccc, LLL d' : 'ccc, LLL d, yyyy')
}

/** "Tuesday, November 3, 12:00 pm Central time" */
export function longMomentInWords(at: At, zone: string): string {
  return `${dateInWords(at, zone)}, ${clockInWords(at, zone)} ${zoneInWords(zone, at)}`
}

/** "Jun 10, 2026, 9:00 am CDT": the whole of it, for records. */
export function timestampInWords(at: At, zone: string): string {
  return `${inZone(at, zone).toFormat('LLL d, yyyy')}, ${timeInWords(at, zone)}`
}

/**
 * Zones with a name of their own. The runtime gives them that of a neighbor whose clocks differ in summer, and people there
 * say it like this.
 */
const ownNames = new Map([
  ['America/Phoenix', 'Arizona time'],
  ['Pacific/Honolulu', 'Hawaii time'],
  ['UTC', 'UTC'],
])

/** Names that zones with and without daylight saving time share: the latter keep the word "Standard". */
const sharedName =
  /^(Atlantic|Eastern|Central|Mountain|Pacific|(Western|Central|Eastern) European|Australian (Central|Eastern)) Standard Time$/

/**
 * What the time of a zone is called at an instant: "Central time", "Atlantic Standard Time". At another one it can have
 * another name: Juneau had Pacific time until 1980. Two zones that have one name at an instant show the same time then.
 */
export function zoneInWords(zone: string, at: At): string {
  const own = ownNames.get(zone)
  if (own !== undefined) return own
  const name = zoneNameAt(zone, typeof at === 'number' ? at : toMillis(at))
  if (sharedName.test(name) || name === 'Greenwich Mean Time') return name
  return name.replace(/( Standard)? Time(?= \(|$)/, ' time')
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** "Mountain Time", "Pacific Time (Canada)": what the runtime writes after the date. */
function zoneNameAt(zone: string, at: number): string {
  const known = zoneFormats.get(zone)
  const format = known ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
  if (!known) zoneFormats.set(zone, format)
  const text = format.format(at)
  return text.slice(text.indexOf(', ') + 2)
}

/** "Mountain time (Boise)": several zones may have one name. */
export function zoneWithCity(zone: string, at: At): string {
  return `${zoneInWords(zone, at)} (${cityOfZone(zone)})`
}

/** "Los Angeles" */
export function cityOfZone(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}

function twelveHourClock(local: DateTime): string {
  return local.toFormat('h:mm a').toLowerCase()
}

function inZone(at: At, zone: string): DateTime {
  return DateTime.fromMillis(typeof at === 'number' ? at : toMillis(at), { zone, locale: 'en-US' })
}
