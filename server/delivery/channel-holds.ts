import { findAnnouncement } from '../announcements/queries.ts'
import { holdBookings, type Stop, stopBookings } from '../announcements/workflow/partly-out.ts'
import { findBooking, listAnnouncementsBookedOn } from '../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { ChannelTransaction } from '../channels/posts-to-come.ts'
import type { Instant } from '../platform/clock.ts'
import { type Delivery, isOpen, stopped } from './delivery.ts'
import { listOpenDeliveriesOn } from './queries.ts'
import { updateDeliveryIn } from './update-delivery.ts'

type Why = Omit<Stop, 'name'> & { now: Instant }

/** Holds the posts of a channel that goes out of use, in the transaction that switches it off or removes it. */
export const holdingPosts: ChannelTransaction = (context, work) =>
  withLockedCalendar(context, (calendar) => work(calendar, ({ key }, why) => holdPostsOn(calendar, key, why)))

/** What is booked, and what waits in the queue or for a person. What is being sent at this moment goes on. */
async function holdPostsOn(calendar: LockedCalendar, channel: string, why: Why): Promise<string[]> {
  const { trx } = calendar
  const held = new Set<string>()
  for (const announcement of await listAnnouncementsBookedOn(trx, channel)) {
    if (await holdBookings(calendar, announcement, (booking) => booking.channel === channel, why))
      held.add(announcement)
  }
  for (const { id, announcement } of await listOpenDeliveriesOn(trx, channel)) {
    // A worker may have taken it since it was listed.
    const stopped = await updateDeliveryIn(calendar, id, why.now, (current) =>
      isOpen(current) ? holdDelivery(calendar, current, why) : null,
    )
    if (stopped) held.add(announcement)
  }
  return [...held]
}

/** Takes a message out of the queue and holds its booking. One that may have arrived stays unknown. */
export async function holdDelivery(calendar: LockedCalendar, delivery: Delivery, why: Why): Promise<Delivery> {
  const { reason, actor, now } = why
  const next = stopped(delivery, 'cancelled', reason)
  if (next.status === 'cancelled') {
    const before = await findAnnouncement(calendar.trx, delivery.announcement)
    const booking = await findBooking(calendar.trx, delivery.booking)
    await stopBookings({ calendar, before, now }, [booking], { name: 'hold', reason, actor })
  }
  return next
}
