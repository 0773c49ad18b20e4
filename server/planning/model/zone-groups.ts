import type { Intervals } from '../../areas/tree/intervals.ts'
import { lowerBound } from '../../platform/binary-search.ts'
import type { Places } from './world.ts'

interface ZoneChange {
  place: number
  zone: number
}

const knownChanges = new WeakMap<Places, readonly ZoneChange[]>()

/** The places at which the zone changes, ascending. The first place counts as a change. */
export function zoneChanges(places: Places): readonly ZoneChange[] {
  const known = knownChanges.get(places)
  if (known) return known
  const changes: ZoneChange[] = []
  for (let place = 0; place < places.count; place++) {
    const zone = places.zoneOf[place]!
    if (zone !== changes.at(-1)?.zone) changes.push({ place, zone })
  }
  knownChanges.set(places, changes)
  return changes
}

/** Splits a set of places by zone. */
export function byZone(places: Places, reach: Intervals): Map<string, Intervals> {
  const groups = new Map<string, number[]>()
  const changes = zoneChanges(places)
  const starts = changes.map((change) => change.place)
  for (let edge = 0; edge < reach.length; edge += 2) {
    const hi = reach[edge + 1]!
    for (let lo = reach[edge]!, next = lowerBound(starts, lo + 1); lo < hi; next++) {
      const end = Math.min(hi, starts[next] ?? hi)
      const zone = places.zones[changes[next - 1]!.zone]!
      const group = groups.get(zone)
      if (group) group.push(lo, end)
      else groups.set(zone, [lo, end])
      lo = end
    }
  }
  return groups
}
