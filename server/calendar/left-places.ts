import { difference, type Intervals, intersection, union, unionAll } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { placesOf } from '../audiences/cover.ts'
import { byZone } from '../planning/model/zone-groups.ts'
import type { Booking } from './booking.ts'

/** The bookings of one channel that are booked anew, and its other ones. */
interface Shares {
  own: readonly Booking[]
  others: readonly Booking[]
  /** Whether zones without any booking are its own too. */
  isWhole: boolean
}

/**
 * What of a reach belongs to some bookings of a channel: the places for which they were booked, in whatever zone these are
 * by now, and in their zones also places for which nothing was booked. Never a place of the other bookings: a zone of a
 * place can be corrected between two parts, and then nobody is to get a post twice or to be left out.
 */
export function leftPlaces(tree: Tree, reach: Intervals, { own, others, isWhole }: Shares): Intervals {
  const free = difference(reach, reachOf(tree, others))
  const booked = intersection(free, reachOf(tree, own))
  const zones = zonesOf(tree, own)
  const otherZones = zonesOf(tree, others)
  const isOwn = (zone: string) => zones.has(zone) || (isWhole && !otherZones.has(zone))
  const joining = [...byZone(tree, difference(free, booked))].flatMap(([zone, places]) => (isOwn(zone) ? [places] : []))
  return union(booked, unionAll(joining))
}

/** The places of these bookings as they are by now. */
export function reachOf(tree: Tree, bookings: readonly Booking[]): Intervals {
  return unionAll(bookings.map(({ reach }) => placesOf(tree, reach)))
}

/** The zones of bookings: those for which they were booked, and those that their places have by now. */
function zonesOf(tree: Tree, bookings: readonly Booking[]): Set<string> {
  const ofOneZone = bookings.filter(({ zone }) => zone !== null)
  const named = ofOneZone.map(({ zone }) => zone!)
  return new Set([...named, ...byZone(tree, reachOf(tree, ofOneZone)).keys()])
}
