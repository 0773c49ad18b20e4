import type { Actor } from '../../audit/audit.ts'
import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { hasConnector } from '../../channels/channel.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Trx } from '../../platform/transact.ts'
import { type Announcement, afterTransition, can } from '../announcement.ts'
import { statusOf } from '../parts.ts'
import { findAnnouncement } from '../queries.ts'
import type { Status } from '../status.ts'
import { type Step, saveChange } from './transition.ts'

/** The status that follows from the bookings as they are now (docs/lifecycle.md#partly-out). */
export async function statusFromBookings(trx: Trx, announcement: string): Promise<Status> {
  const channels = await listChannels(trx)
  const byHand = new Set(channels.filter(({ type }) => !hasConnector(type)).map(({ key }) => key))
  return statusOf(await listBookingsOf(trx, announcement), ({ channel }) => byHand.has(channel))
}

/** Why bookings are stopped, and who stops them. */
export interface Stop {
  name: 'hold' | 'lapse'
  reason: string
  actor: Actor
}

/**
 * Holds or misses these bookings of an announcement, partly out or not, with one entry in its history. They must not
 * have gone out; the rest of the announcement goes on. Each keeps the reason for the announcement's page.
 */
export async function stopBookings(
  step: Step,
  bookings: readonly Booking[],
  { name, reason, actor }: Stop,
): Promise<Announcement> {
  const { calendar, before } = step
  await markBookings(calendar, bookings, { status: name === 'hold' ? 'held' : 'missed', reason })
  const status = await statusFromBookings(calendar.trx, before.id)
  return saveChange(step, name, actor, afterTransition(before, name, { reason, status }))
}

/**
 * Holds those bookings of an announcement that are booked and for which `which` is true, for a reason such as a channel
 * that is switched off or a rule that changed. They wait for a person. Returns the announcement, or null when there is
 * nothing to hold.
 */
export async function holdBookings(
  calendar: LockedCalendar,
  announcement: string,
  which: (booking: Booking) => boolean,
  { reason, actor, now }: Omit<Stop, 'name'> & Pick<Step, 'now'>,
): Promise<Announcement | null> {
  const before = await findAnnouncement(calendar.trx, announcement)
  const bookings = await listBookingsOf(calendar.trx, announcement)
  const booked = bookings.filter((booking) => booking.status === 'booked' && which(booking))
  if (booked.length === 0 || !can(before, 'hold')) return null
  return stopBookings({ calendar, before, now }, booked, { name: 'hold', reason, actor })
}
