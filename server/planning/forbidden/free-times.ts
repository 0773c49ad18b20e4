import { type Intervals, insertInterval } from '../../areas/tree/intervals.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Candidate } from '../model/message.ts'
import type { FreeTimes, RuledTimeRange, TimeRange } from '../model/report.ts'
import type { SteadyPiece } from '../model/steady-pieces.ts'
import type { World } from '../model/world.ts'
import { bookablePieces } from './bookable-pieces.ts'
import type { ForbiddenInterval } from './forbidden-interval.ts'
import { reportForbidden } from './forbidden-intervals.ts'
import { idOfHold } from './holds.ts'
import { type ThreadJudge, threadJudge } from './thread-windows.ts'

/** How far ahead a search for a free time looks. */
export const furthestFreeTime = 92 * DAY

/** In place of a rule's id, for times that cannot be booked whatever the rules say. */
const NO_RULE = ''

/**
 * Finds when the candidate could go out (docs/scheduling-rules.md#free-times). `free` and `blocked` are half-open and
 * sorted, and together they cover exactly the horizon. `warned` is separate: the times when warn-only rules would warn,
 * free or not. What has passed, is not before the publish-by time or is shown by no clock is blocked by no rule.
 */
export function freeTimes(world: World, candidate: Candidate, horizon: TimeRange): FreeTimes {
  const ids = [...world.rules.map((rule) => rule.id), ...world.holds.map(idOfHold)]
  const none = () => new Map(ids.map((id): [string, number[]] => [id, []]))
  const block = none()
  const warn = none()
  const times = { block, warn }
  const pieces = bookablePieces(world, candidate, horizon)
  const judge = threadJudge(world, candidate)
  for (const piece of pieces) {
    for (const { rule, from } of judge?.closuresIn(piece) ?? [])
      insertClipped(block.get(rule)!, { from, to: piece.to }, piece)
    const report = ({ constraint, ...interval }: ForbiddenInterval) => {
      insertClipped(times[constraint.level].get(constraint.id)!, interval, piece)
    }
    reportForbidden(world, piece.candidate, piece, { detail: 'times', report })
  }
  block.set(
    NO_RULE,
    between(pieces, horizon).flatMap(({ from, to }) => [from, to]),
  )
  const blocked = overlaid(block).map((range) => ({ ...range, rules: range.rules.filter((rule) => rule !== NO_RULE) }))
  return { free: between(blocked, horizon), blocked, warned: overlaid(warn) }
}

/** Whole ranges of the horizon in which the candidate may go out, in order. `judge` is its `threadJudge`. */
export function freeRanges(
  world: World,
  candidate: Candidate,
  horizon: TimeRange,
  judge: ThreadJudge | null,
): TimeRange[] {
  return bookablePieces(world, candidate, horizon).flatMap((piece) =>
    between(toRanges(blockedIn(world, piece, judge)), piece),
  )
}

/** The blocked times of a piece; stops early once all of it is blocked. */
function blockedIn(world: World, piece: SteadyPiece, judge: ThreadJudge | null): Intervals {
  const blocked: number[] = []
  for (const { from } of judge?.closuresIn(piece) ?? []) insertClipped(blocked, { from, to: piece.to }, piece)
  const isFull = () => blocked[0] === piece.from && blocked[1] === piece.to
  const report = (interval: ForbiddenInterval) => {
    if (interval.constraint.level === 'block') insertClipped(blocked, interval, piece)
  }
  reportForbidden(world, piece.candidate, piece, { detail: 'times', report, isEnough: isFull })
  return blocked
}

function insertClipped(into: number[], { from, to }: TimeRange, within: TimeRange): void {
  insertInterval(into, Math.max(within.from, from), Math.min(within.to, to))
}

function toRanges(intervals: Intervals): TimeRange[] {
  const ranges: TimeRange[] = []
  for (let edge = 0; edge < intervals.length; edge += 2)
    ranges.push({ from: intervals[edge]!, to: intervals[edge + 1]! })
  return ranges
}
/** Overlays the times of several rules: each range in the result names the rules that forbid it. */
function overlaid(times: ReadonlyMap<string, Intervals>): RuledTimeRange[] {
  const edges = [...new Set([...times.values()].flat())].sort((a, b) => a - b)
  const passed = new Map([...times.keys()].map((rule) => [rule, 0]))
  const ranges: RuledTimeRange[] = []
  for (let index = 0; index + 1 < edges.length; index++) {
    const from = edges[index]!
    const rules: string[] = []
    for (const [rule, rangesOfRule] of times) {
      let next = passed.get(rule)!
      while (next < rangesOfRule.length && rangesOfRule[next]! <= from) next++
      passed.set(rule, next)
      if (next % 2 === 1) rules.push(rule)
    }
    if (rules.length > 0) ranges.push({ from, to: edges[index + 1]!, rules })
  }
  return ranges
}

function between(blocked: readonly TimeRange[], horizon: TimeRange): TimeRange[] {
  const ranges: TimeRange[] = []
  let from = horizon.from
  for (const range of blocked) {
    if (from < range.from) ranges.push({ from, to: range.from })
    from = range.to
  }
  if (from < horizon.to) ranges.push({ from, to: horizon.to })
  return ranges
}
