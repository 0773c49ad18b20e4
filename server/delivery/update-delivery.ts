import { findAnnouncement } from '../announcements/queries.ts'
import { giveWay } from '../announcements/workflow/collisions.ts'
import { finishPublishing } from '../announcements/workflow/publishing.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../platform/clock.ts'
import { toInstant } from '../platform/clock.ts'
import type { Delivery } from './delivery.ts'
import { lockDelivery, saveDelivery } from './queries.ts'
import { enqueueRetraction } from './retraction.ts'
import { stopAsAsked } from './stops.ts'

/** Returns the changed delivery, or null to leave it unchanged. */
export type Decide = (current: Delivery, calendar: LockedCalendar) => Promise<Delivery | null> | Delivery | null

/**
 * Changes one delivery and updates its announcement and bookings, in one transaction. It locks the calendar first, so
 * that when the last two deliveries end at once, the second sees that the first has ended. Hark does this by itself, so
 * others give way where it leaves its time.
 */
export function updateDelivery(context: Context, id: string, decide: Decide): Promise<void> {
  return withLockedCalendar(context, async (calendar) => {
    const now = toInstant(context.now())
    const delivery = await updateDeliveryIn(calendar, id, now, decide)
    if (delivery) await giveWay(context, calendar, delivery.announcement, now)
  })
}

/** The same for a caller that already holds the calendar's lock, for a person: what they take off is listed, and nothing gives way. */
export async function updateDeliveryIn(
  calendar: LockedCalendar,
  id: string,
  now: Instant,
  decide: Decide,
): Promise<Delivery | null> {
  const { trx } = calendar
  const decided = await decide(await lockDelivery(trx, id), calendar)
  if (!decided) return null
  const next = await stopAsAsked(calendar, decided, now)
  await saveDelivery(trx, next)
  if (next.purpose === 'publish') await finishAnnouncement(calendar, next, now)
  return next
}

/** Only of this delivery: what the others came to is recorded, and their bookings may have moved on since. */
async function finishAnnouncement(calendar: LockedCalendar, delivery: Delivery, now: Instant): Promise<void> {
  const { announcement, booking, status } = delivery
  const outcomes = isOutcome(status) ? [{ bookingId: booking, outcome: status }] : []
  await finishPublishing(calendar, announcement, outcomes, now)
  // It turns out to have arrived although it had failed or was stopped when the others were told.
  const isTakenBack = status === 'sent' && (await findAnnouncement(calendar.trx, announcement)).status === 'retracted'
  if (isTakenBack) await enqueueRetraction(calendar.trx, delivery, now)
}

const outcomes = ['sent', 'failed', 'unknown', 'missed', 'waiting'] as const

function isOutcome(status: string): status is (typeof outcomes)[number] {
  return (outcomes as readonly string[]).includes(status)
}
