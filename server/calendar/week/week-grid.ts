import type { DateTime } from 'luxon'
import { fromInstant, fromMillis } from '../../platform/clock.ts'
import { wallClockInWords } from '../../platform/time-words.ts'
import type { BlockedBand } from './band-question.ts'
import type { Post } from './posts.ts'
import type { Band, Spot } from './props.ts'

/** The grid counts quarters of an hour by local clock time, so an hour that happens twice is one row. */
const QUARTERS = 4
/** A post takes at least this many quarters, and more where nothing follows. Posts that are closer together are stacked. */
const LEAST_SPAN = 4
const MOST_SPAN = 12

/** The hours that the week shows, `[first, last)`. */
export interface Hours {
  first: number
  last: number
}

/** 6 am to 10 pm, extended where posts need it. */
export function hoursFor(posts: readonly Post[], zone: string): Hours {
  const quarters = posts.map(({ at }) => quarterOf(fromInstant(at).setZone(zone)))
  const first = quarters.map((quarter) => Math.floor(quarter / QUARTERS))
  const last = quarters.map((quarter) => Math.min(24, Math.ceil((quarter + LEAST_SPAN) / QUARTERS)))
  return { first: Math.min(6, ...first), last: Math.max(22, ...last) }
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

/** Posts that share a cell of the grid, and the quarters that it takes, `[from, to)`. */
export interface Stack {
  posts: readonly Post[]
  from: number
  to: number
}

/**
 * The posts of one lane of a day as cells that never overlap on an even scale. A post joins the cell before it when it is
 * too close to stand below it.
 */
export function stacksOf(posts: readonly Post[], zone: string, { last }: Hours): Stack[] {
  const stacks: { posts: Post[]; from: number }[] = []
  for (const post of posts) {
    const local = fromInstant(post.at).setZone(zone)
    const from = Math.min(quarterOf(local), last * QUARTERS - LEAST_SPAN)
    const above = stacks.at(-1)
    if (above && from < above.from + LEAST_SPAN) above.posts.push(post)
    else stacks.push({ posts: [post], from })
  }
  return stacks.map((stack, index) => {
    const below = stacks[index + 1]?.from ?? last * QUARTERS
    return { ...stack, to: Math.min(stack.from + MOST_SPAN, below) }
  })
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
  const isShort = shown.to - shown.from < LEAST_SPAN
  return { kind, lane, note, isShort, from: spotAt(shown.from, hours), to: spotAt(shown.to, hours) }
}
