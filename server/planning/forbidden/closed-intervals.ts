import { type Intervals, intersection } from '../../areas/tree/intervals.ts'
import type { TimeRange } from '../model/report.ts'
import type { Blackout, Quiet } from '../model/rule-schema.ts'
import type { Hold, World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { allTime, type Constraint, type Question, type ReportInterval } from './forbidden-interval.ts'
import { holdRange } from './holds.ts'
import { quietRanges } from './quiet-hours.ts'

/**
 * Places, and the time ranges in which they are closed to the candidate. `rangesIn` returns at least those that overlap
 * the horizon.
 */
interface Closure {
  places: Intervals
  rangesIn(horizon: TimeRange): readonly TimeRange[]
}

export function quietClosures(rule: Quiet, world: World, places: Intervals): Closure[] {
  return [...byZone(world.places, places)].map(([zone, places]) => ({
    places,
    rangesIn: ({ from, to }) => quietRanges(rule, zone, from, to),
  }))
}

export function blackoutClosures(rule: Blackout, places: Intervals): Closure[] {
  return [{ places, rangesIn: () => [{ from: Date.parse(rule.from), to: Date.parse(rule.to) }] }]
}

export function holdClosures(hold: Hold, now: number, places: Intervals): Closure[] {
  return [{ places: intersection(places, hold.area), rangesIn: () => [holdRange(hold, now)] }]
}

/** Reports when the candidate's parts on the constraint's channel would go out during a closure. */
export function reportClosedIntervals(
  { timing, horizon }: Question,
  constraint: Constraint,
  closuresIn: (reach: Intervals) => readonly Closure[],
  report: ReportInterval,
): void {
  const onChannel = (part: { channel: string }) => part.channel === constraint.channel
  for (const { reach, offset } of timing.floating.filter(onChannel)) {
    const instants = { from: horizon.from + offset, to: horizon.to + offset }
    for (const { places, rangesIn } of closuresIn(reach)) {
      if (places.length === 0) continue
      for (const { from, to } of rangesIn(instants)) {
        if (from < to) report({ constraint, from: from - offset, to: to - offset, places, cause: null })
      }
    }
  }
  for (const { reach, at } of timing.fixed.filter(onChannel)) {
    for (const { places, rangesIn } of closuresIn(reach)) {
      const isClosed = rangesIn({ from: at, to: at + 1 }).some(({ from, to }) => from <= at && at < to)
      if (isClosed && places.length > 0) report({ constraint, ...allTime, places, cause: null })
    }
  }
}
