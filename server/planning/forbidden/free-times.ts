import { type Intervals, insertInterval } from '../../areas/intervals.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Candidate } from '../model/message.ts'
import type { FreeTimes, RuledTimeRange, TimeRange } from '../model/report.ts'
import type { World } from '../model/world.ts'
import type { ForbiddenInterval } from './forbidden-interval.ts'
import { reportForbidden } from './forbidden-intervals.ts'
import { idOfHold } from './holds.ts'

/** How far ahead a search for a free time looks. */
export const furthestFreeTime = 92 * DAY

/**
 * Finds when the candidate could go out (docs/scheduling-rules.md#free-times). `free` and `blocked` are half-open and
 * sorted, and together they cover exactly the horizon. `warned` is separate: the times when warn-only rules would warn,
 * free or not.
 */
export function freeTimes(world: World, candidate: Candidate, horizon: TimeRange): FreeTimes {
  const { block, warn } = forbiddenTimes(world, candidate, horizon)
  const blocked = overlaid(block)
  return { free: between(blocked, horizon), blocked, warned: overlaid(warn) }
}

/**
 * The first allowed instant at or after `at`, or null if there is none within `withinMs`. It is usually near, so the
 * search starts with two days and then widens.
 */
export function nextFree(world: World, candidate: Candidate, at: number, withinMs = furthestFreeTime): number | null {
  const end = at + withinMs
  for (let from = at, look = 2 * DAY; from < end; from += look, look *= 8) {
    const horizon = { from, to: Math.min(end, from + look) }
    const blocked = blockedTimes(world, candidate, horizon)
    if (blocked[0] !== from) return from
    if (blocked[1]! < horizon.to) return blocked[1]!
  }
  return null
}

/** The last allowed instant at or before `at` and not before now, or null if there is none within `withinMs`. */
export function previousFree(
  world: World,
  candidate: Candidate,
  at: number,
  withinMs = furthestFreeTime,
): number | null {
  const earliest = Math.max(world.now, at - withinMs)
  for (let to = at + 1, look = 2 * DAY; to > earliest; to -= look, look *= 8) {
    const horizon = { from: Math.max(earliest, to - look), to }
    const blocked = blockedTimes(world, candidate, horizon)
    if (blocked.at(-1) !== to) return to - 1
    if (blocked.at(-2)! > horizon.from) return blocked.at(-2)! - 1
  }
  return null
}

/** The blocked times of the horizon; stops early once the whole horizon is blocked. */
function blockedTimes(world: World, candidate: Candidate, { from, to }: TimeRange): Intervals {
  const blocked: number[] = []
  const isFull = () => blocked[0] === from && blocked[1] === to
  const report = (interval: ForbiddenInterval) => {
    if (interval.constraint.level === 'block')
      insertInterval(blocked, Math.max(from, interval.from), Math.min(to, interval.to))
  }
  reportForbidden(world, candidate, { from, to }, { detail: 'times', report, isEnough: isFull })
  return blocked
}

/** The forbidden times of each rule within the horizon. */
function forbiddenTimes(world: World, candidate: Candidate, { from, to }: TimeRange) {
  const ids = [...world.rules.map((rule) => rule.id), ...world.holds.map(idOfHold)]
  const none = () => new Map(ids.map((id): [string, number[]] => [id, []]))
  const times = { block: none(), warn: none() }
  const report = ({ constraint, ...interval }: ForbiddenInterval) => {
    insertInterval(
      times[constraint.level].get(constraint.id)!,
      Math.max(from, interval.from),
      Math.min(to, interval.to),
    )
  }
  reportForbidden(world, candidate, { from, to }, { detail: 'times', report })
  return times
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
