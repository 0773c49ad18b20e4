import { finishPublishing } from '../announcements/workflow/publishing.ts'
import { lockCalendar } from '../calendar/head-queries.ts'
import type { Context } from '../context.ts'
import type { Instant } from '../platform/clock.ts'
import { type Trx, transact } from '../platform/db/transact.ts'
import type { Delivery } from './delivery.ts'
import { listDeliveriesOf, lockDelivery, saveDelivery } from './queries.ts'

/** The delivery as it is to be now, or null to leave it as it is. */
export type Decide = (current: Delivery, trx: Trx) => Promise<Delivery | null> | Delivery | null

/**
 * Changes one delivery and tells its announcement, in one transaction. The calendar is locked first: bookings follow
 * their deliveries, and of the last two deliveries that end at once, one sees that the other has ended.
 */
export function updateDelivery(context: Context, id: string, now: Instant, decide: Decide): Promise<void> {
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    await updateDeliveryIn(trx, id, now, decide)
  })
}

/** The same inside a transaction of the caller, who has locked the calendar. */
export async function updateDeliveryIn(trx: Trx, id: string, now: Instant, decide: Decide): Promise<Delivery | null> {
  const next = await decide(await lockDelivery(trx, id), trx)
  if (!next) return null
  await saveDelivery(trx, next)
  if (next.purpose === 'publish') await finishAnnouncement(trx, next.announcement, now)
  return next
}

async function finishAnnouncement(trx: Trx, announcement: string, now: Instant): Promise<void> {
  const deliveries = await listDeliveriesOf(trx, announcement)
  const outcomes = deliveries.flatMap(({ purpose, booking, status }) =>
    purpose === 'publish' && isOutcome(status) ? [{ bookingId: booking, outcome: status }] : [],
  )
  await finishPublishing(trx, announcement, outcomes, now)
}

const outcomes = ['sent', 'failed', 'unknown', 'missed', 'waiting'] as const

function isOutcome(status: string): status is (typeof outcomes)[number] {
  return (outcomes as readonly string[]).includes(status)
}
