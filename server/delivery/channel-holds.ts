import { holdBookings, type Stop } from '../announcements/workflow/partly-out.ts'
import { listAnnouncementsBookedOn } from '../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { ChannelTransaction } from '../channels/posts-to-come.ts'
import type { Instant } from '../platform/clock.ts'
import { isOpen } from './delivery.ts'
import { listOpenDeliveriesOn } from './queries.ts'
import { stopDelivery } from './stops.ts'
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
      isOpen(current) ? stopDelivery(calendar, current, { name: 'hold', ...why }) : null,
    )
    if (stopped) held.add(announcement)
  }
  return [...held]
}
