import { formatAlternatives } from '../format.ts'
import { DAY, MINUTE } from '../time-units.ts'
import { clockInWords, zoneInWords } from '../time-words.ts'
import { isInRangeSomewhere, outOfRange } from './planned-years.ts'
import { noSuchZone, zoneNamed } from './zone-names.ts'
import { firstInstantAt, offsetAt, offsetPieces } from './zones.ts'

export interface WallTime {
  /** Local date and time, `2026-12-01T09:00`. */
  wall: string
  zone: string
  /** Disambiguates a time that occurs twice, `-08:00`. */
  offset?: string | undefined
}

/** An instant and what the clock of a zone shows at it. */
export interface WallReading {
  wall: string
  offset: string
  at: number
}

export type WallTimeResult = { ok: true; at: number } | WallTimeProblem

/** `message` is a sentence to show to users. */
export type WallTimeProblem =
  | { ok: false; reason: 'missing'; next: WallReading; message: string }
  | { ok: false; reason: 'ambiguous'; choices: WallReading[]; message: string }
  | { ok: false; reason: 'offset'; choices: WallReading[]; message: string }
  | { ok: false; reason: 'unreadable'; message: string }

/**
 * Resolves a local time in a named zone to an instant. Around clock changes, some local times do not exist and some
 * occur twice.
 */
export function resolveWallTime({ wall, zone, offset }: WallTime): WallTimeResult {
  const local = parseWall(wall)
  if (local === null) return unreadable('Enter a date and time such as 2026-12-01T09:00.')
  // Before anything is worked out for that year in the zone.
  if (!isInRangeSomewhere(local)) return unreadable(outOfRange)
  if (zoneNamed(zone) === null) return unreadable(noSuchZone(zone))
  const choices = readings(zone, local)
  const [first] = choices
  if (!first) return missing(zone, local)
  const chosen = offset === undefined ? choices : choices.filter((choice) => choice.offset === offset)
  if (chosen.length === 1) return { ok: true, at: chosen[0]!.at }
  const offsets = formatAlternatives(choices.map((choice) => choice.offset))
  if (chosen.length === 0) {
    return { ok: false, reason: 'offset', choices, message: `The offset of ${zone} is ${offsets} then, not ${offset}.` }
  }
  const words = `${clockOf(local)} comes twice in ${zoneInWords(zone, first.at)} that day`
  const message = `${words}. Choose one by its offset, ${offsets}.`
  return { ok: false, reason: 'ambiguous', choices, message }
}

/** The two readings of a local time that occurs twice in its zone; none of any other time. */
export function repeatedReadings({ wall, zone }: Omit<WallTime, 'offset'>): WallReading[] {
  const read = resolveWallTime({ wall, zone })
  return !read.ok && read.reason === 'ambiguous' ? read.choices : []
}

/** Whether two texts say the same local time: a browser sends 09:00:00 as 09:00. */
export function isSameWall(one: string, other: string): boolean {
  return one === other || (parseWall(one) ?? one) === (parseWall(other) ?? other)
}

/** What the clock of a zone shows at an instant. */
export function readWall(zone: string, at: number): WallReading {
  const offset = offsetAt(zone, at)
  return { wall: writeWall(at + offset), offset: writeOffset(offset), at }
}

/** Local time as if it were UTC, in milliseconds; null when it is not a valid time. */
function parseWall(wall: string): number | null {
  if (!/^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(wall)) return null
  const local = Date.parse(`${wall.replace(' ', 'T')}Z`)
  // Date.parse reads February 31 as March 3.
  return Number.isNaN(local) || !writeWall(local).startsWith(wall.slice(0, 10)) ? null : local
}

function readings(zone: string, local: number): WallReading[] {
  return offsetPieces(zone, local - 2 * DAY, local + 2 * DAY)
    .map((piece) => ({ ...piece, at: local - piece.offset }))
    .filter((piece) => piece.from <= piece.at && piece.at < piece.to)
    .map((piece) => readWall(zone, piece.at))
}

function missing(zone: string, local: number): WallTimeProblem {
  const next = readWall(zone, firstInstantAt(zone, local))
  const [last, first] = [next.at + offsetAt(zone, next.at - 1), next.at + offsetAt(zone, next.at)].map(clockOf)
  const words = `${clockOf(local)} does not exist in ${zoneInWords(zone, next.at)} that day`
  const message = `${words}: the clocks go from ${last} to ${first}. Choose ${first} or later.`
  return { ok: false, reason: 'missing', next, message }
}

function unreadable(message: string): WallTimeProblem {
  return { ok: false, reason: 'unreadable', message }
}

/** A local time, in milliseconds as if it were UTC, as it is entered. */
export function writeWall(local: number): string {
  const text = new Date(local).toISOString().slice(0, 23)
  return text.replace(/(:00)?\.000$/, '')
}

function clockOf(local: number): string {
  return clockInWords(local, 'utc')
}

function writeOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}
