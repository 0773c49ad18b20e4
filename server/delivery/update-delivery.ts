import { findAnnouncement } from '../announcements/queries.ts'
import { giveWay } from '../announcements/workflow/collisions.ts'
import { followCanceled, followSent } from '../announcements/workflow/incident-course.ts'
import { finishPublishing } from '../announcements/workflow/publishing.ts'
import { hark } from '../audit/audit.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../platform/clock.ts'
import { toInstant } from '../platform/clock.ts'
import type { Delivery } from './delivery.ts'
import { lockDelivery, saveDelivery } from './queries.ts'
import { enqueueRetraction } from './retraction.ts'
import { outbox, stopAsAsked } from './stops.ts'

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
    const delivery = await updateDeliveryIn({ context, calendar, now }, id, decide)
    if (delivery) await giveWay(context, calendar, delivery.announcement, now)
  })
}

/** The transaction in which a delivery changes. */
export interface Inside {
  context: Context
  calendar: LockedCalendar
  now: Instant
}

/** The same for a caller that already holds the calendar's lock, for a person: what they take off is listed, and nothing gives way. */
export async function updateDeliveryIn(inside: Inside, id: string, decide: Decide): Promise<Delivery | null> {
  const { calendar, now } = inside
  const { trx } = calendar
  const decided = await decide(await lockDelivery(trx, id), calendar)
  if (!decided) return null
  const next = await stopAsAsked(calendar, decided, now)
  await saveDelivery(trx, next)
  if (next.purpose === 'publish') await finishAnnouncement(inside, next)
  return next
}

/** Only of this delivery: what the others came to is recorded, and their bookings may have moved on since. */
async function finishAnnouncement({ context, calendar, now }: Inside, delivery: Delivery): Promise<void> {
  const { announcement, booking, status } = delivery
  const outcomes = isOutcome(status) ? [{ bookingId: booking, outcome: status }] : []
  await finishPublishing(calendar, announcement, outcomes, now)
  const following = { context, calendar, outbox, actor: hark, now }
  if (status === 'sent') await followSent(following, announcement)
  const after = await findAnnouncement(calendar.trx, announcement)
  await followCanceled(following, after)
  // It turns out to have arrived although it had failed or was stopped when the others were told.
  if (status === 'sent' && after.status === 'retracted') await enqueueRetraction(calendar.trx, delivery, now)
}

const outcomes = ['sent', 'failed', 'unknown', 'missed', 'waiting'] as const

function isOutcome(status: string): status is (typeof outcomes)[number] {
  return (outcomes as readonly string[]).includes(status)
}
