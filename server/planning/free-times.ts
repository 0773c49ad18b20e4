import { type Intervals, unionAll } from '../areas/intervals.ts'
import { reportForbidden } from './forbidden.ts'
import type { Candidate } from './message.ts'
import type { FreeTimes, RuledStretch, Stretch } from './report.ts'
import { insertStretch } from './sorted.ts'
import type { World } from './world.ts'

const furthest = 92 * 86_400_000

/**
 * When the candidate could go out. `free` and `blocked` are half-open, in order, and together exactly the horizon;
 * `warned` is apart: where rules that only warn would warn, free or not.
 */
export function freeTimes(world: World, candidate: Candidate, horizon: Stretch): FreeTimes {
  const { block, warn } = forbiddenTimes(world, candidate, horizon)
  const blocked = overlaid(block)
  return { free: between(blocked, horizon), blocked, warned: overlaid(warn) }
}

/** The first allowed instant at or after `at`. */
export function nextFree(world: World, candidate: Candidate, at: number, withinMs = furthest): number | null {
  return free(world, candidate, { from: at, to: at + withinMs })[0]?.from ?? null
}

/** The last allowed instant at or before `at`, not before now. */
export function previousFree(world: World, candidate: Candidate, at: number, withinMs = furthest): number | null {
  const horizon = { from: Math.max(world.now, at - withinMs), to: at + 1 }
  if (horizon.from >= horizon.to) return null
  const last = free(world, candidate, horizon).at(-1)
  return last ? last.to - 1 : null
}

function free(world: World, candidate: Candidate, horizon: Stretch): Stretch[] {
  const { block } = forbiddenTimes(world, candidate, horizon)
  const blocked = unionAll([...block.values()])
  const edges = [horizon.from, ...blocked, horizon.to]
  const stretches: Stretch[] = []
  for (let edge = 0; edge < edges.length; edge += 2) {
    if (edges[edge]! < edges[edge + 1]!) stretches.push({ from: edges[edge]!, to: edges[edge + 1]! })
  }
  return stretches
}

/** The forbidden times of each rule within the horizon. */
function forbiddenTimes(world: World, candidate: Candidate, { from, to }: Stretch) {
  const times = { block: new Map<string, number[]>(), warn: new Map<string, number[]>() }
  reportForbidden(world, candidate, { from, to }, 'times', ({ cause, ...ban }) => {
    const ofLevel = times[cause.level]
    const ofRule = ofLevel.get(cause.id) ?? []
    ofLevel.set(cause.id, ofRule)
    insertStretch(ofRule, Math.max(from, ban.from), Math.min(to, ban.to))
  })
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
