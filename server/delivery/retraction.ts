import type { Announcement } from '../announcements/announcement.ts'
import { retractBookings } from '../announcements/workflow/retract.ts'
import { type Known, transition } from '../announcements/workflow/transition.ts'
import { listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict } from '../platform/errors.ts'
import type { Trx } from '../platform/transact.ts'
import { retractNotice } from './notice-queries.ts'
import { enqueue } from './outbox.ts'
import { listDeliveriesOf, lockDelivery, saveDelivery } from './queries.ts'

/** Retracts an announcement: from the notice pages at once, and from other channels as far as they support it. */
export function retractAnnouncement(
  context: Context,
  known: Known,
  reason: string,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'retract', person }, async ({ calendar, now }) => {
    await retractDeliveries(calendar.trx, known.id, now)
    await retractBookings(calendar, known.id)
    return { reason }
  })
}

async function retractDeliveries(trx: Trx, announcement: string, now: Instant): Promise<void> {
  await retractNotice(trx, announcement, now)
  const webhooks = new Set((await listChannels(trx)).filter(({ type }) => type === 'webhook').map(({ key }) => key))
  for (const { id } of await listDeliveriesOf(trx, announcement)) {
    const delivery = await lockDelivery(trx, id)
    const { status, booking, channel, message } = delivery
    if (status === 'sending') throw new Conflict('A message is going out right now. Try again in a minute.')
    if (status === 'queued' || status === 'waiting')
      await saveDelivery(trx, { ...delivery, status: 'cancelled', nextAttemptAt: null })
    // An unknown delivery may have arrived, so it is retracted too.
    if ((status === 'sent' || status === 'unknown') && webhooks.has(channel))
      await enqueue(trx, [{ bookingId: booking, channel, dueAt: now, message }], now, 'retract')
  }
}
