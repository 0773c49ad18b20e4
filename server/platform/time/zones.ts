import { DAY, HOUR, MINUTE, SECOND } from '../time-units.ts'
import { noSuchZone, zoneNamed } from './zone-names.ts'

const WEEK = 7 * DAY

/** A time range in which a zone keeps one offset, in milliseconds east of UTC: local = instant + offset. */
export interface OffsetPiece {
  from: number
  to: number
  offset: number
}

interface KnownZone {
  offsetAt: (at: number) => number
  years: Map<number, readonly OffsetPiece[]>
}

/**
 * By name. The runtime is asked only for a year's transitions; everything after that is addition. Zones have one name, and
 * times are in a hundred years, so this stays below some 20 MB.
 */
const knownZones = new Map<string, KnownZone>()

/** The offsets of a zone in [from, to), in order and without gaps. Throws RangeError for an unknown zone. */
export function offsetPieces(zone: string, from: number, to: number): OffsetPiece[] {
  const pieces: OffsetPiece[] = []
  const lastYear = new Date(to).getUTCFullYear()
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year++) {
    for (const piece of piecesOfYear(zone, year)) {
      const start = Math.max(piece.from, from)
      const end = Math.min(piece.to, to)
      if (start >= end) continue
      const last = pieces.at(-1)
      if (last?.offset === piece.offset) last.to = end
      else pieces.push({ from: start, to: end, offset: piece.offset })
    }
  }
  return pieces
}

export function offsetAt(zone: string, at: number): number {
  const pieces = piecesOfYear(zone, new Date(at).getUTCFullYear())
  return pieces.findLast((piece) => piece.from <= at)!.offset
}

/** The first instant at which the zone's clock reads `wall` or later; `wall` is local time as if it were UTC. */
export function firstInstantAt(zone: string, wall: number): number {
  for (const piece of offsetPieces(zone, wall - 2 * DAY, wall + 2 * DAY)) {
    const at = Math.max(piece.from, wall - piece.offset)
    if (at < piece.to) return at
  }
  throw new RangeError(`The clocks of ${zone} never reach that time.`)
}

/** The days since 1970 of the date that the zone's calendar shows. */
export function localDay(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY)
}

/** ISO weekday, 1 = Monday, of a day counted since 1970. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export type Period = 'day' | 'week' | 'month'

/**
 * The instants at which the local calendar's periods begin, from the period that contains `from` to the first one that
 * begins at or after `to`. A day of 23 or 25 hours counts as one day.
 */
export function periodStarts(zone: string, period: Period, from: number, to: number): number[] {
  let day = startOfPeriod(period, localDay(zone, from))
  const starts = [firstInstantAt(zone, day * DAY)]
  while (starts.at(-1)! < to) {
    day = nextPeriod(period, day)
    const start = firstInstantAt(zone, day * DAY)
    if (start > starts.at(-1)!) starts.push(start)
  }
  return starts
}

function startOfPeriod(period: Period, day: number): number {
  if (period === 'day') return day
  if (period === 'week') return day - (weekday(day) - 1)
  const date = new Date(day * DAY)
  return startOf(date.getUTCFullYear(), date.getUTCMonth()) / DAY
}

function nextPeriod(period: Period, day: number): number {
  if (period === 'day') return day + 1
  if (period === 'week') return day + 7
  const date = new Date(day * DAY)
  return startOf(date.getUTCFullYear(), date.getUTCMonth() + 1) / DAY
}

function piecesOfYear(zone: string, year: number): readonly OffsetPiece[] {
  const known = knownZones.get(zone)?.years.get(year)
  if (known) return known
  // Earlier versions also stored other spellings, and offsets.
  const name = zoneNamed(zone) ?? zone
  const { offsetAt: offset, years } = knownZones.get(name) ?? { offsetAt: readOffsets(name), years: new Map() }
  const pieces = years.get(year) ?? findPieces(offset, startOf(year), startOf(year + 1))
  knownZones.set(name, { offsetAt: offset, years: years.set(year, pieces) })
  return pieces
}

/**
 * The offset of a zone at an instant, as the runtime writes it: "7/1/2026, GMT-07:00", or only "GMT". The parts of a text
 * would say it more plainly, but they take fifty times as long and leave memory behind that is given back late.
 */
function readOffsets(zone: string): (at: number) => number {
  const format = offsetFormat(zone)
  return (at) => {
    const text = format.format(at)
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
    if (!found) throw new Error(`“${text}” has no offset.`)
    const [, sign, hours = 0, minutes = 0, seconds = 0] = found
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
    return sign === '-' ? -size : size
  }
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    throw new RangeError(noSuchZone(timeZone))
  }
}

/** Date.UTC would take the years 0 to 99 for 1900 to 1999. */
function startOf(year: number, month = 0): number {
  return new Date(0).setUTCFullYear(year, month, 1)
}

/**
 * No zone changes its offset twice within a week, so weekly samples find every change and bisection finds its instant.
 */
function findPieces(offset: (at: number) => number, from: number, to: number): OffsetPiece[] {
  const pieces: OffsetPiece[] = [{ from, to, offset: offset(from) }]
  for (let before = from; before < to; before += WEEK) {
    let low = before
    let high = Math.min(before + WEEK, to - 1)
    const current = pieces.at(-1)!
    if (offset(high) === current.offset) continue
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offset(middle) === current.offset) low = middle
      else high = middle
    }
    current.to = high
    pieces.push({ from: high, to, offset: offset(high) })
  }
  return pieces
}
