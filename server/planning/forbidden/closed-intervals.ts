import { type Intervals, intersection } from '../../areas/intervals.ts'
import type { Stretch } from '../model/report.ts'
import type { Blackout, Quiet } from '../model/rule-schema.ts'
import type { Timing } from '../model/timing.ts'
import type { Hold, World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import type { Cause, ReportBan } from './forbidden-interval.ts'
import { holdStretch } from './holds.ts'
import { quietStretches } from './quiet-hours.ts'

/** The stretches that stop everything in some places, among those that meet the horizon. */
type Stop = { places: Intervals; stretchesIn(horizon: Stretch): readonly Stretch[] }

export function quietStops(rule: Quiet, world: World, places: Intervals): Stop[] {
  return [...byZone(world.places, places)].map(([zone, places]) => ({
    places,
    stretchesIn: ({ from, to }) => quietStretches(rule, zone, from, to),
  }))
}

export function blackoutStops(rule: Blackout, places: Intervals): Stop[] {
  return [{ places, stretchesIn: () => [{ from: Date.parse(rule.from), to: Date.parse(rule.to) }] }]
}

export function holdStops(hold: Hold, now: number, places: Intervals): Stop[] {
  return [{ places: intersection(places, hold.area), stretchesIn: () => [holdStretch(hold, now)] }]
}

/** Reports when the candidate's parts on the cause's channel would be stopped. */
export function reportStops(
  cause: Cause,
  timing: Timing,
  horizon: Stretch,
  stopsIn: (reach: Intervals) => readonly Stop[],
  report: ReportBan,
): void {
  const onChannel = (part: { channel: string }) => part.channel === cause.channel
  for (const { reach, offset } of timing.floating.filter(onChannel)) {
    const instants = { from: horizon.from + offset, to: horizon.to + offset }
    for (const { places, stretchesIn } of stopsIn(reach)) {
      if (places.length === 0) continue
      for (const { from, to } of stretchesIn(instants)) {
        if (from < to) report({ cause, from: from - offset, to: to - offset, places, blame: null })
      }
    }
  }
  for (const { reach, at } of timing.fixed.filter(onChannel)) {
    for (const { places, stretchesIn } of stopsIn(reach)) {
      const stopped = stretchesIn({ from: at, to: at + 1 }).some(({ from, to }) => from <= at && at < to)
      if (stopped && places.length > 0) report({ cause, ...always, places, blame: null })
    }
  }
}

export const always: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
