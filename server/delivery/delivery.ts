import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import { type Instant, later } from '../platform/clock.ts'

export const deliveryStatuses = [
  'queued',
  'sending',
  'waiting',
  'sent',
  'failed',
  'unknown',
  'missed',
  'cancelled',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** The sending of one booking, or the word to its receiver that it was withdrawn. */
export interface Delivery {
  /** Stays the same through all attempts: receivers know a repeated message by it. */
  id: string
  booking: string
  announcement: string
  channel: string
  purpose: 'publish' | 'retract'
  status: DeliveryStatus
  attempts: number
  dueAt: Instant
  nextAttemptAt: Instant | null
  leasedBy: string | null
  leasedUntil: Instant | null
  /** A sentence for people. */
  lastError: string | null
  externalId: string | null
  sentAt: Instant | null
  message: OutgoingMessage
  createdAt: Instant
}

/** What became of one attempt. The error is a sentence for people. */
export type AttemptOutcome =
  | { type: 'sent'; externalId: string | null }
  /** Certainly not delivered; `again` when a later attempt may do better. */
  | { type: 'failed'; error: string; again: boolean }
  /** It may have been delivered or not. */
  | { type: 'unknown'; error: string }

/** How long a worker may take for one attempt; afterwards another one sees to it. Longer than any connector waits. */
export const leaseMillis = 30_000

export const maxAttempts = 8
const SECOND = 1000
const MINUTE = 60 * SECOND
const waits = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE]

/** How long to wait after so many attempts. A fifth more or less, so that what failed together does not return together. */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const wait = waits[Math.min(attempts, waits.length) - 1]!
  return Math.round(wait * (0.8 + 0.4 * random()))
}

/** The delivery after an attempt. What may have arrived is tried again only where a second copy does no harm. */
export function afterAttempt(
  delivery: Delivery,
  outcome: AttemptOutcome,
  safeToRepeat: boolean,
  now: Instant,
): Delivery {
  const free = { ...delivery, leasedBy: null, leasedUntil: null, nextAttemptAt: null }
  if (outcome.type === 'sent')
    return { ...free, status: 'sent', sentAt: now, externalId: outcome.externalId, lastError: null }
  const again = outcome.type === 'unknown' ? safeToRepeat : outcome.again
  if (!again || delivery.attempts >= maxAttempts) return { ...free, status: outcome.type, lastError: outcome.error }
  const nextAttemptAt = later(now, backOff(delivery.attempts))
  return { ...free, status: 'queued', nextAttemptAt, lastError: outcome.error }
}

/** The delivery of a worker that fell silent while sending. */
export function afterExpiredLease(delivery: Delivery, safeToRepeat: boolean, now: Instant): Delivery {
  const error = 'Hark stopped while sending this.'
  const after = afterAttempt(delivery, { type: 'unknown', error }, safeToRepeat, now)
  return after.status === 'queued' ? { ...after, nextAttemptAt: now } : after
}

/** Past its publish-by time it is not sent. */
export function lapsed(delivery: Delivery): Delivery {
  const lastError = 'Its publish-by time passed before it could be sent.'
  return { ...delivery, status: 'missed', leasedBy: null, leasedUntil: null, nextAttemptAt: null, lastError }
}

/** No connector: a person posts it. */
export function toWaiting(delivery: Delivery): Delivery {
  return { ...delivery, status: 'waiting', attempts: 0, leasedBy: null, leasedUntil: null, nextAttemptAt: null }
}
