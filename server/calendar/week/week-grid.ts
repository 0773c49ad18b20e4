import type { DateTime } from 'luxon'
import { fromInstant, fromMillis } from '../../platform/clock.ts'
import { wallClockInWords } from '../../platform/time-words.ts'
import type { BlockedBand } from './blocked-bands.ts'
import type { Post } from './posts.ts'
import type { Band, Spot } from './props.ts'

/** The grid counts quarters of an hour by local clock time, so an hour that happens twice is one row. */
const QUARTERS = 4
/** The height of a cell in quarters, if no other cell follows it closely. */
const USUAL_SPAN = 12

/** The hours that the week shows, `[first, last)`. */
export interface Hours {
  first: number
  last: number
}

/** 6 am to 10 pm, extended where posts need it. */
export function hoursFor(posts: readonly Post[], zone: string): Hours {
  const hours = posts.map(({ at }) => fromInstant(at).setZone(zone).hour)
  return { first: Math.min(6, ...hours), last: Math.max(22, ...hours.map((hour) => hour + 1)) }
}

export function hourLabels({ first, last }: Hours): string[] {
  return Array.from({ length: last - first }, (_, index) => labelOf(first + index))
}

function labelOf(hour: number): string {
  return hour % 2 === 1 ? '' : wallClockInWords(`${hour}:00`)
}

export function quarterOf(local: DateTime): number {
  return local.hour * QUARTERS + Math.floor(local.minute / 15)
}

export function spotAt(quarter: number, { first }: Hours): Spot {
  const shown = quarter - first * QUARTERS
  return { hour: Math.floor(shown / QUARTERS), quarter: shown % QUARTERS }
}

/** The current time on the grid; null outside the hours shown. */
export function clockSpot(now: DateTime, hours: Hours): Spot | null {
  return now.hour < hours.first || now.hour >= hours.last ? null : spotAt(quarterOf(now), hours)
}

/** How many quarters a cell may take: up to the next cell of its lane and the last hour shown. */
export function spanOfCell(quarter: number, next: number | undefined, { last }: Hours): number {
  return Math.min(USUAL_SPAN, (next ?? Number.POSITIVE_INFINITY) - quarter, last * QUARTERS - quarter)
}

/** The part of a band that falls on a day and within the hours shown; null if there is none. */
export function bandOf(band: BlockedBand, day: { from: DateTime; to: DateTime }, hours: Hours): Band | null {
  const local = (millis: number) => fromInstant(fromMillis(millis)).setZone(day.from.zone)
  if (band.to <= day.from.toMillis() || band.from >= day.to.toMillis()) return null
  const from = band.from <= day.from.toMillis() ? 0 : quarterOf(local(band.from))
  const to = band.to >= day.to.toMillis() ? 24 * QUARTERS : quarterOf(local(band.to - 1)) + 1
  const shown = { from: Math.max(from, hours.first * QUARTERS), to: Math.min(to, hours.last * QUARTERS) }
  if (shown.from >= shown.to) return null
  const { kind, lane, note } = band
  return { kind, lane, note, from: spotAt(shown.from, hours), to: spotAt(shown.to, hours) }
}
