import type { Tree } from '../../../areas/tree/tree.ts'
import { type Booking, countingStatuses } from '../../../calendar/booking.ts'
import { listBookingsOf } from '../../../calendar/booking-queries.ts'
import { leftPlaces } from '../../../calendar/left-places.ts'
import type { Times } from '../../../calendar/shifted-times.ts'
import type { Part } from '../../../planning/model/message.ts'
import { byZone } from '../../../planning/model/zone-groups.ts'
import type { Instant } from '../../../platform/clock.ts'
import { Invalid } from '../../../platform/errors.ts'
import type { Announcement } from '../../announcement.ts'
import { requireParts } from '../../parts.ts'
import type { Step } from '../transition.ts'
import { isZoneAhead } from './zone-times.ts'

/** The parts of an announcement that are booked anew while its other parts stay as they are. */
export interface LeftParts {
  /** Their bookings, which are replaced. */
  bookings: readonly Booking[]
  /** The other bookings that count. */
  others: readonly Booking[]
  all: readonly Booking[]
}

/** The parts on which the transition acts; null when that is the whole announcement. Throws Conflict when there are none. */
export async function leftParts({ calendar, before }: Step, name: 'move' | 'resume'): Promise<LeftParts | null> {
  return leftOf(before, name, await listBookingsOf(calendar.trx, before.id))
}

/** The same, of all its bookings. */
export function leftOf(before: Announcement, name: 'move' | 'resume', all: readonly Booking[]): LeftParts | null {
  const bookings = requireParts(before, name, all)
  const others = all.filter(({ id, status }) => status !== 'cancelled' && !bookings.some((part) => part.id === id))
  if (others.length === 0 && !isGivenUpSomewhere(before, bookings, all)) return null
  return { bookings, others: others.filter(({ status }) => countingStatuses.includes(status)), all }
}

/** Whether one of its channels was given up, so that it does not come back with the others. */
function isGivenUpSomewhere({ channels }: Announcement, left: readonly Booking[], all: readonly Booking[]): boolean {
  const on = (of: readonly Booking[], key: string) => of.some(({ channel }) => channel === key)
  return channels.some((key) => on(all, key) && !on(left, key))
}

/** The announcement as if it had only these parts, so that what is out is not asked for a time that is ahead. */
export function onlyChannels(announcement: Announcement, { bookings }: LeftParts): Announcement {
  const keys = new Set(bookings.map(({ channel }) => channel))
  const channels = announcement.channels.filter((key) => keys.has(key))
  const atByChannel = Object.fromEntries(Object.entries(announcement.atByChannel).filter(([key]) => keys.has(key)))
  const isAtNeeded = channels.some((key) => atByChannel[key] === undefined)
  return { ...announcement, channels, atByChannel, at: isAtNeeded ? announcement.at : null }
}

/**
 * The same with a time of its own for each channel, as it has from then on: one time for them is that of the earliest
 * part (docs/lifecycle.md#partly-out).
 */
export function onlyParts(announcement: Announcement, left: LeftParts): Announcement {
  const only = onlyChannels(announcement, left)
  const { at } = only
  if (at === null || at === 'approval') return only
  const own = Object.fromEntries(only.channels.map((key) => [key, only.atByChannel[key] ?? at]))
  return { ...only, at: null, atByChannel: own }
}

/** The same, where the channels that went out as soon as approved have the time for which they were booked. */
export function onlyPartsAsBooked(announcement: Announcement, left: LeftParts): Announcement {
  if (announcement.at !== 'approval') return onlyParts(announcement, left)
  const booked = left.bookings.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ channel, at }) => [channel, at])
  const times = Object.entries(Object.fromEntries(booked) as Record<string, Instant>)
  const asBooked = Object.fromEntries(times.map(([key, at]) => [key, { at, wall: null, zone: null }]))
  return onlyParts({ ...announcement, at: null, atByChannel: { ...asBooked, ...announcement.atByChannel } }, left)
}

/**
 * Of all parts of these channels, those that are left. A channel of which something else is out or booked goes only to
 * the places that this does not reach, in the zones that they have by now.
 */
export function partsLeft(tree: Tree, parts: readonly Part[], { bookings, all }: LeftParts): Part[] {
  return [...Map.groupBy(bookings, ({ channel }) => channel)].flatMap(([channel, own]) => {
    const ofChannel = parts.filter((part) => part.channel === channel)
    const others = all.filter(
      (booking) => booking.channel === channel && booking.status !== 'cancelled' && !own.includes(booking),
    )
    if (others.length === 0) return ofChannel
    // One that was booked for all zones at once, while some of them are out, goes to the others or to all again.
    const isWhole = own.some(({ zone }) => zone === null)
    return ofChannel.flatMap((part): Part[] => {
      if (part.zone === undefined && isWhole) return [part]
      const reach = leftPlaces(tree, part.reach, { own, others, isWhole })
      if (part.zone !== undefined) return reach.length === 0 ? [] : [{ ...part, reach }]
      return [...byZone(tree, reach)].map(([zone, inZone]) => ({ ...part, zone, reach: inZone }))
    })
  })
}

/**
 * The times of these parts when they get other ones: each of their channels has its own from then on. `kept` are those of
 * the whole announcement: a channel of which other zones are still ahead keeps its time, for them.
 */
export function timesOfWhole(
  { at, atByChannel }: Announcement,
  { bookings, all }: LeftParts,
  changed: Partial<Times>,
): { asked: Partial<Times>; kept: Partial<Times> } {
  if (changed.at === undefined) return { asked: {}, kept: {} }
  const own = { ...atByChannel }
  const kept = { ...atByChannel }
  for (const channel of new Set(bookings.map((booking) => booking.channel))) {
    const time = changed.atByChannel?.[channel] ?? changed.at
    if (time === null || time === 'approval')
      throw new Invalid({ at: 'Part of it is already out or scheduled. Choose a time for the rest.' })
    own[channel] = time
    const isSplit = all.some((one) => one.channel === channel && isZoneAhead(one) && !bookings.includes(one))
    if (!isSplit) kept[channel] = time
  }
  return { asked: { at, atByChannel: own }, kept: { at, atByChannel: kept } }
}
