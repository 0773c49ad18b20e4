import type { Intervals } from '../../areas/tree/intervals.ts'
import { lowerBound } from '../../platform/binary-search.ts'
import type { Places } from '../model/world.ts'
import { zoneChanges } from '../model/zone-groups.ts'

/** Neighboring places that the same messages reach. A sweep reuses one object for all its segments. */
export interface Segment {
  lo: number
  hi: number
  /** Index in `places.zones`; 0 in a sweep that does not separate zones. */
  zone: number
  /** Indices of the `sets` that contain these places, ascending. */
  inside: number[]
  /** Indices of the `owns` that contain these places, ascending. */
  own: number[]
  /** Indices of the sets that began since the last visit. */
  entered: number[]
  /** Whether the zone or `own` differs from the last visit. */
  changed: boolean
}

interface Sweep {
  sets: readonly Intervals[]
  /** Only places in one of these are visited; null visits all places in any set. */
  owns: readonly Intervals[] | null
  /** Not null when segments have to be split by zone. */
  places: Places | null
}

const BEGINS = 1
/** An event packs the place above the index of a set and one bit, so both are limited. */
const STEP = 2 ** 24
const INDEXES_AT_MOST = STEP / 2
const PLACES_AT_MOST = 2 ** 53 / STEP

/**
 * Walks the places in order and visits each maximal run of places that are in the same sets and, if `places` is given,
 * in one zone. An event is one number: the place, then the index of the set (sets first, then owns, then zones), then
 * whether the set begins. Throws RangeError when there are more sets or places than such a number can hold.
 */
export function sweep({ sets, owns, places }: Sweep, visit: (segment: Segment) => void): void {
  const firstZone = sets.length + (owns?.length ?? 0)
  requireRoom(firstZone + (places?.zones.length ?? 0), places?.count ?? 0)
  const events = sortedEvents(owns === null ? sets : [...sets, ...owns], places)
  const segment: Segment = { lo: 0, hi: 0, zone: 0, inside: [], own: [], entered: [], changed: true }
  for (let index = 0; index < events.length; ) {
    segment.lo = Math.floor(events[index]! / STEP)
    for (; index < events.length && Math.floor(events[index]! / STEP) === segment.lo; index++) {
      const event = events[index]! % STEP
      const set = event >> 1
      if (set < sets.length) {
        toggle(segment.inside, set, event & BEGINS)
        if (event & BEGINS) segment.entered.push(set)
      } else {
        segment.changed = true
        if (set < firstZone) toggle(segment.own, set - sets.length, event & BEGINS)
        else segment.zone = set - firstZone
      }
    }
    if (index === events.length || (owns === null ? segment.inside : segment.own).length === 0) continue
    segment.hi = Math.floor(events[index]! / STEP)
    visit(segment)
    segment.entered.length = 0
    segment.changed = false
  }
}

function requireRoom(indexes: number, places: number): void {
  if (indexes > INDEXES_AT_MOST)
    throw new RangeError(`A sweep holds at most ${INDEXES_AT_MOST} sets and zones, not ${indexes}.`)
  if (places > PLACES_AT_MOST) throw new RangeError(`A sweep holds at most ${PLACES_AT_MOST} places, not ${places}.`)
}

function sortedEvents(sets: readonly Intervals[], places: Places | null): Float64Array {
  const changes = places === null ? [] : zoneEvents(sets, places)
  let count = changes.length
  for (const intervals of sets) count += intervals.length
  const events = new Float64Array(count)
  events.set(changes)
  let next = changes.length
  for (let set = 0; set < sets.length; set++) {
    const intervals = sets[set]!
    for (let edge = 0; edge < intervals.length; edge++) {
      events[next++] = intervals[edge]! * STEP + set * 2 + (edge % 2 === 0 ? BEGINS : 0)
    }
  }
  return events.sort()
}

function zoneEvents(sets: readonly Intervals[], places: Places): number[] {
  let lowest = Number.POSITIVE_INFINITY
  let highest = 0
  for (const intervals of sets) {
    lowest = Math.min(lowest, intervals[0] ?? lowest)
    highest = Math.max(highest, intervals.at(-1) ?? highest)
  }
  if (lowest >= highest) return []
  const changes = zoneChanges(places).filter(({ place }) => place > lowest && place < highest)
  const first = { place: lowest, zone: places.zoneOf[lowest]! }
  return [first, ...changes].map(({ place, zone }) => place * STEP + (sets.length + zone) * 2)
}

function toggle(sorted: number[], value: number, begins: number): void {
  if (begins) sorted.splice(lowerBound(sorted, value), 0, value)
  else sorted.splice(lowerBound(sorted, value), 1)
}
