import type { Intervals } from '../../areas/intervals.ts'
import { insertStretch } from '../../platform/binary-search.ts'
import type { Candidate } from '../model/message.ts'
import type { FreeTimes, RuledStretch, Stretch } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { DAY } from '../time/duration.ts'
import type { Ban } from './forbidden-interval.ts'
import { reportForbidden } from './forbidden-intervals.ts'
import { idOfHold } from './holds.ts'

const furthest = 92 * DAY

/**
 * When the candidate could go out. `free` and `blocked` are half-open, in order, and together exactly the horizon;
 * `warned` is apart: where rules that only warn would warn, free or not.
 */
export function freeTimes(world: World, candidate: Candidate, horizon: Stretch): FreeTimes {
  const { block, warn } = forbiddenTimes(world, candidate, horizon)
  const blocked = overlaid(block)
  return { free: between(blocked, horizon), blocked, warned: overlaid(warn) }
}

/** The first allowed instant at or after `at`. It is mostly near, so the first days are looked at first. */
export function nextFree(world: World, candidate: Candidate, at: number, withinMs = furthest): number | null {
  const end = at + withinMs
  for (let from = at, look = 2 * DAY; from < end; from += look, look *= 8) {
    const horizon = { from, to: Math.min(end, from + look) }
    const blocked = blockedTimes(world, candidate, horizon)
    if (blocked[0] !== from) return from
    if (blocked[1]! < horizon.to) return blocked[1]!
  }
  return null
}

/** The last allowed instant at or before `at`, not before now. */
export function previousFree(world: World, candidate: Candidate, at: number, withinMs = furthest): number | null {
  const earliest = Math.max(world.now, at - withinMs)
  for (let to = at + 1, look = 2 * DAY; to > earliest; to -= look, look *= 8) {
    const horizon = { from: Math.max(earliest, to - look), to }
    const blocked = blockedTimes(world, candidate, horizon)
    if (blocked.at(-1) !== to) return to - 1
    if (blocked.at(-2)! > horizon.from) return blocked.at(-2)! - 1
  }
  return null
}

/** All blocked times of the horizon, or just all of the horizon as soon as that is certain. */
function blockedTimes(world: World, candidate: Candidate, { from, to }: Stretch): Intervals {
  const blocked: number[] = []
  const isFull = () => blocked[0] === from && blocked[1] === to
  const report = (ban: Ban) => {
    if (ban.cause.level === 'block') insertStretch(blocked, Math.max(from, ban.from), Math.min(to, ban.to))
  }
  reportForbidden(world, candidate, { from, to }, { detail: 'times', report, isEnough: isFull })
  return blocked
}

/** The forbidden times of each rule within the horizon. */
function forbiddenTimes(world: World, candidate: Candidate, { from, to }: Stretch) {
  const ids = [...world.rules.map((rule) => rule.id), ...world.holds.map(idOfHold)]
  const none = () => new Map(ids.map((id): [string, number[]] => [id, []]))
  const times = { block: none(), warn: none() }
  const report = ({ cause, ...ban }: Ban) => {
    insertStretch(times[cause.level].get(cause.id)!, Math.max(from, ban.from), Math.min(to, ban.to))
  }
  reportForbidden(world, candidate, { from, to }, { detail: 'times', report })
  return times
}

/** Lays the times of several rules over each other: each stretch says which rules it is due to. */
function overlaid(times: ReadonlyMap<string, Intervals>): RuledStretch[] {
  const edges = [...new Set([...times.values()].flat())].sort((a, b) => a - b)
  const passed = new Map([...times.keys()].map((rule) => [rule, 0]))
  const stretches: RuledStretch[] = []
  for (let index = 0; index + 1 < edges.length; index++) {
    const from = edges[index]!
    const rules: string[] = []
    for (const [rule, stretchesOfRule] of times) {
      let next = passed.get(rule)!
      while (next < stretchesOfRule.length && stretchesOfRule[next]! <= from) next++
      passed.set(rule, next)
      if (next % 2 === 1) rules.push(rule)
    }
    if (rules.length > 0) stretches.push({ from, to: edges[index + 1]!, rules })
  }
  return stretches
}

function between(blocked: readonly Stretch[], horizon: Stretch): Stretch[] {
  const stretches: Stretch[] = []
  let from = horizon.from
  for (const stretch of blocked) {
    if (from < stretch.from) stretches.push({ from, to: stretch.from })
    from = stretch.to
  }
  if (from < horizon.to) stretches.push({ from, to: horizon.to })
  return stretches
}
