import type { Actor } from '../../audit/audit.ts'
import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { hasConnector } from '../../channels/channel.ts'
import { listChannels } from '../../channels/queries.ts'
import { listPeople } from '../../people/queries.ts'
import type { Trx } from '../../platform/transact.ts'
import { type Announcement, afterTransition, can } from '../announcement.ts'
import { wasPublishedAlone } from '../approval-policy.ts'
import { statusOf } from '../parts.ts'
import { findAnnouncement } from '../queries.ts'
import { readReviewed } from '../review-queries.ts'
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
  name: 'hold' | 'lapse' | 'cancel'
  reason: string
  actor: Actor
}

/**
 * Holds, misses or cancels these bookings of an announcement, partly out or not, with one entry in its history. They must
 * not have gone out; the rest of the announcement goes on. What waits for a person keeps the reason for the page.
 */
export async function stopBookings(
  step: Step,
  bookings: readonly Booking[],
  { name, reason, actor }: Stop,
): Promise<Announcement> {
  const change = await markStopped(step, bookings, { name, reason })
  return saveChange(step, name, actor, afterTransition(step.before, name, change))
}

const statusAfter = { hold: 'held', lapse: 'missed', cancel: 'cancelled' } as const

/** The same for a caller that saves the announcement: returns what changes of it. */
export async function markStopped(
  { calendar, before }: Step,
  bookings: readonly Booking[],
  { name, reason }: Omit<Stop, 'actor'>,
): Promise<Partial<Announcement>> {
  await markBookings(calendar, bookings, { status: statusAfter[name], reason: name === 'cancel' ? null : reason })
  const status = await statusFromBookings(calendar.trx, before.id)
  // When nothing of it is out, there is nothing to review.
  return { reason, status, ...(status === 'cancelled' ? { reviewAfter: false, publishedAt: null } : {}) }
}

/**
 * Whether somebody has to review it now that something of it has gone out. Where it had been canceled there was nothing to
 * review, so its approvals say whether a duty manager published it alone.
 */
export async function needsReview(trx: Trx, announcement: Announcement): Promise<boolean> {
  const { status, reviewAfter } = announcement
  if (status !== 'cancelled') return reviewAfter
  const approvers = (await listPeople(trx)).filter((person) => person.can.includes('approver'))
  return wasPublishedAlone(await readReviewed(trx, announcement), approvers)
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
