import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import type { Instant } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Trx } from '../platform/transact.ts'
import type { Delivery } from './delivery.ts'
import { insertDeliveries } from './queries.ts'

/** What to send for one booking. */
export interface Outgoing {
  bookingId: string
  channel: string
  dueAt: Instant
  message: OutgoingMessage
}

/** Puts messages into the outbox, for a worker to send. Call it in the transaction that decides to send them. */
export async function enqueue(
  trx: Trx,
  outgoing: readonly Outgoing[],
  now: Instant,
  purpose: Delivery['purpose'] = 'publish',
): Promise<void> {
  const deliveries = outgoing.map(({ bookingId, channel, dueAt, message }): Delivery => {
    return {
      id: newId(),
      booking: bookingId,
      announcement: message.announcement,
      channel,
      purpose,
      status: 'queued',
      attempts: 0,
      mayHaveArrived: false,
      stopping: null,
      dueAt,
      nextAttemptAt: now,
      leasedBy: null,
      leasedUntil: null,
      lastError: null,
      externalId: null,
      postedBy: null,
      sentAt: null,
      message,
      createdAt: now,
    }
  })
  await insertDeliveries(trx, deliveries)
}
