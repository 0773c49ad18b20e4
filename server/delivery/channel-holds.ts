import { findAnnouncement } from '../announcements/queries.ts'
import { holdBookings, type Stop, stopBookings } from '../announcements/workflow/partly-out.ts'
import { listAnnouncementsBookedOn } from '../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { ChannelTransaction } from '../channels/posts-to-come.ts'
import type { Instant } from '../platform/clock.ts'
import { type Delivery, isOpen } from './delivery.ts'
import { listUnderWayOn } from './queries.ts'
import { stopDelivery } from './stops.ts'
import { type Inside, updateDeliveryIn } from './update-delivery.ts'

type Why = Omit<Stop, 'name'> & { now: Instant }

/** Holds the posts of a channel that goes out of use, in the transaction that switches it off or removes it. */
export const holdingPosts: ChannelTransaction = (context, work) =>
  withLockedCalendar(context, (calendar) =>
    work(calendar, ({ key }, why) => holdPostsOn({ context, calendar, now: why.now }, key, why)),
  )

/** What is booked, and what waits in the queue or for a person. What is being sent at this moment is held if it fails. */
async function holdPostsOn(inside: Inside, channel: string, why: Why): Promise<string[]> {
  const { calendar } = inside
  const { trx } = calendar
  const held = new Set<string>()
  for (const announcement of await listAnnouncementsBookedOn(trx, channel)) {
    if (await holdBookings(calendar, announcement, (booking) => booking.channel === channel, why))
      held.add(announcement)
  }
  for (const { id, announcement } of await listUnderWayOn(trx, channel)) {
    // A worker may have taken it since it was listed, or sent it.
    const stopped = await updateDeliveryIn(inside, id, (current) => {
      if (isOpen(current)) return stopDelivery(calendar, current, { name: 'hold', ...why })
      return current.status === 'sending' && current.stopping === null ? holdIfItFails(calendar, current, why) : null
    })
    if (stopped && stopped.status !== 'sending') held.add(announcement)
  }
  return [...held]
}

/** Its announcement keeps the reason, as when a person holds it. */
async function holdIfItFails(calendar: LockedCalendar, delivery: Delivery, { now, ...why }: Why): Promise<Delivery> {
  const before = await findAnnouncement(calendar.trx, delivery.announcement)
  await stopBookings({ calendar, before, now }, [], { name: 'hold', ...why })
  return { ...delivery, stopping: 'hold' }
}
