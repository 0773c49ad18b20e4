import type { OutgoingMessage } from '../announcements/outgoing-message.ts'
import type { StopName } from '../announcements/under-way.ts'
import { type Instant, later } from '../platform/clock.ts'
import { MINUTE, SECOND } from '../platform/time-units.ts'

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

/** The sending of one booking, or the message to its receiver that it was retracted. */
export interface Delivery {
  /** The same for all attempts, so that receivers recognize a repeated message. */
  id: string
  booking: string
  announcement: string
  channel: string
  purpose: 'publish' | 'retract'
  status: DeliveryStatus
  attempts: number
  /** An attempt with an unknown outcome was repeated, so it may have arrived whatever the later ones say. */
  mayHaveArrived: boolean
  /**
   * How it was stopped while it was being sent, by a person or with its channel, so that it is not tried again; else null.
   * What may have arrived keeps that it was canceled, and anything else while a lease is left by which its worker can report.
   */
  stopping: StopName | null
  dueAt: Instant
  nextAttemptAt: Instant | null
  /** The worker that has it, or that had it and was given up. */
  leasedBy: string | null
  leasedUntil: Instant | null
  /** A sentence that pages show. */
  lastError: string | null
  /** The name or address that it has there. */
  externalId: string | null
  /** The person who posted it by hand. */
  postedBy: string | null
  /** When it was sent, or when the person says that it was posted. */
  sentAt: Instant | null
  message: OutgoingMessage
  createdAt: Instant
}

/** The outcome of one attempt. Pages show the error. */
export type AttemptOutcome =
  | { type: 'sent'; externalId: string | null }
  /** Certainly not delivered. `again` is true if a later attempt may succeed, after `waitMillis` at the earliest. */
  | { type: 'failed'; error: string; again: boolean; waitMillis?: number }
  /** It may have been delivered or not. */
  | { type: 'unknown'; error: string }

/** How long an attempt may take before another worker recovers it. Longer than any connector's timeout. */
export const leaseMillis = 30 * SECOND

export const maxAttempts = 8
const backOffDelays = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE]

/** Milliseconds to wait after this many attempts, plus or minus 20% so that deliveries do not all retry at once. */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const delay = backOffDelays[Math.min(attempts, backOffDelays.length) - 1]!
  return Math.round(delay * (0.8 + 0.4 * random()))
}

/** The delivery after an attempt. An unknown outcome is retried only if a second copy does no harm. */
export function afterAttempt(
  delivery: Delivery,
  outcome: AttemptOutcome,
  safeToRepeat: boolean,
  now: Instant,
): Delivery {
  const released = { ...delivery, leasedBy: null, leasedUntil: null, nextAttemptAt: null }
  if (outcome.type === 'sent')
    return { ...released, status: 'sent', sentAt: now, externalId: outcome.externalId, lastError: null }
  const again = outcome.type === 'unknown' ? safeToRepeat : outcome.again
  const mayHaveArrived = delivery.mayHaveArrived || outcome.type === 'unknown'
  if (!again || delivery.attempts >= maxAttempts)
    return { ...released, status: mayHaveArrived ? 'unknown' : 'failed', lastError: outcome.error, mayHaveArrived }
  const waitMillis = outcome.type === 'failed' ? (outcome.waitMillis ?? 0) : 0
  const nextAttemptAt = later(now, Math.max(backOff(delivery.attempts), waitMillis))
  return { ...released, status: 'queued', nextAttemptAt, lastError: outcome.error, mayHaveArrived }
}

/** Looks at a waiting delivery again when its publish-by time has passed, so that it is missed then and not later. */
export function nextBy(publishBy: Instant | null, delivery: Delivery): Delivery {
  const { nextAttemptAt, purpose } = delivery
  if (purpose !== 'publish' || publishBy === null || nextAttemptAt === null || nextAttemptAt <= publishBy)
    return delivery
  return { ...delivery, nextAttemptAt: later(publishBy, 1) }
}

/** Whether its worker stopped responding while it had it. */
export function isLost({ status, leasedUntil }: Delivery, now: Instant): boolean {
  return status === 'sending' && leasedUntil !== null && leasedUntil <= now
}

/**
 * A lost delivery as it goes on. Only what leaves Hark may have arrived: a notice is written in the transaction that marks
 * it as sent, and nobody was asked to post the other. What may have keeps its lease, by which its worker can still say
 * that it has failed.
 */
export function afterExpiredLease(
  delivery: Delivery,
  { leavesHark, safeToRepeat }: { leavesHark: boolean; safeToRepeat: boolean },
  now: Instant,
): Delivery {
  if (!leavesHark) return { ...delivery, status: 'queued', leasedBy: null, leasedUntil: null, nextAttemptAt: now }
  const error = 'Hark stopped while sending this.'
  const after = afterAttempt(delivery, { type: 'unknown', error }, safeToRepeat, now)
  const { leasedBy, leasedUntil } = delivery
  return { ...after, leasedBy, leasedUntil, nextAttemptAt: after.status === 'queued' ? now : null }
}

/** Whether nothing is left to do about it once a person says that it was not sent. What may have arrived may be sent again. */
export function isGivenUpWhenNotSent({ status }: Delivery): boolean {
  return status === 'waiting' || status === 'missed' || status === 'failed'
}

/** Whether it waits in the queue or for a person, so that it can still be stopped. */
export function isOpen({ status }: Delivery): boolean {
  return status === 'queued' || status === 'waiting'
}

/** The delivery that is given up in the queue. What may have arrived before does not count as stopped. */
export function stopped(delivery: Delivery, status: 'missed' | 'cancelled', lastError: string): Delivery {
  const released = { ...delivery, leasedBy: null, leasedUntil: null, nextAttemptAt: null, stopping: null }
  return { ...released, lastError, status: delivery.mayHaveArrived ? 'unknown' : status }
}

/** The delivery on a channel without a connector: a person has to post it. */
export function toWaiting(delivery: Delivery): Delivery {
  return { ...delivery, status: 'waiting', attempts: 0, leasedBy: null, leasedUntil: null, nextAttemptAt: null }
}
