import { overlaps } from '../../../areas/tree/intervals.ts'
import type { Tree } from '../../../areas/tree/tree.ts'
import { placesOf } from '../../../audiences/cover.ts'
import { type Booking, type BookingStatus, stoppedStatuses } from '../../../calendar/booking.ts'
import { wallOf } from '../../../calendar/targets.ts'
import type { Part } from '../../../planning/model/message.ts'
import { toMillis } from '../../../platform/clock.ts'
import { readWall } from '../../../platform/time/wall-time.ts'
import { firstInstantAt } from '../../../platform/time/zones.ts'

/**
 * The instants of parts whose zone goes out at another time than its channel, because only that zone was moved or resumed
 * (docs/lifecycle.md#partly-out). The announcement keeps one time for each channel, so only their bookings know these.
 */
export type ZoneTimes = ReadonlyMap<string, number>

const ahead: readonly BookingStatus[] = ['booked', ...stoppedStatuses]

/** Whether it is the part of one zone, and has a time to come or waits for one. */
export function isZoneAhead({ zone, status }: Booking): boolean {
  return zone !== null && ahead.includes(status)
}

function keyOf({ channel, zone }: { channel: string; zone?: string | null }): string {
  return `${channel} ${zone}`
}

/**
 * Where the bookings have another time than the parts. A booking is compared with what the clocks of its own zone say,
 * because a place of it can have another zone by now: that alone is no other time.
 */
export function zoneTimesOf(tree: Tree, parts: readonly Part[], bookings: readonly Booking[]): ZoneTimes {
  const ofZones = bookings.filter(isZoneAhead)
  const differing = parts.flatMap((part): [string, number][] => {
    const booking = part.zone === undefined || part.at === null ? undefined : bookingOf(tree, part, ofZones)
    if (booking === undefined) return []
    const at = toMillis(booking.at)
    const stated = part.wall === undefined ? part.at : firstInstantAt(booking.zone!, part.wall)
    return at === stated || at === part.at ? [] : [[keyOf(part), at]]
  })
  return new Map(differing)
}

/** The booking that a part replaces: that of its zone, or, where its places had another zone, one of those. */
function bookingOf(tree: Tree, part: Part, ofZones: readonly Booking[]): Booking | undefined {
  const onChannel = ofZones.filter(({ channel }) => channel === part.channel)
  const ofZone = onChannel.find(({ zone }) => zone === part.zone)
  return ofZone ?? onChannel.find(({ reach }) => overlaps(placesOf(tree, reach), part.reach))
}

/** The parts, at the times of their zones. */
export function withZoneTimes(parts: readonly Part[], times: ZoneTimes): Part[] {
  if (times.size === 0) return [...parts]
  return parts.map((part) => {
    const at = times.get(keyOf(part))
    if (at === undefined || part.zone === undefined) return part
    return {
      ...part,
      at,
      ...(part.wall === undefined ? {} : { wall: wallOf({ local: readWall(part.zone, at).wall }) }),
    }
  })
}

/** The times of the same zones in parts that were all moved together. */
export function zoneTimesIn(parts: readonly Part[], times: ZoneTimes): ZoneTimes {
  const moved = parts.filter((part) => times.has(keyOf(part)))
  return new Map(moved.map((part) => [keyOf(part), part.at!]))
}
