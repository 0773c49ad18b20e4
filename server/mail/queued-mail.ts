import { type Instant, later, toMillis } from '../platform/clock.ts'
import { DAY, MINUTE, SECOND } from '../platform/time-units.ts'

/** What an email tells. Each person can switch off any of them but an invitation. */
export const mailKinds = ['waiting', 'approved', 'returned', 'held', 'missed', 'failed', 'retracted', 'quiet'] as const
export type MailKind = (typeof mailKinds)[number] | 'invitation'
/** Those about an announcement. `quiet` asks about an incident. */
export type AnnouncementMail = Exclude<MailKind, 'invitation' | 'quiet'>

/** An email to somebody who works with Hark. Its text is written when it is sent, from what is true then. */
export interface QueuedMail {
  id: string
  kind: MailKind
  person: string
  /** The announcement or the incident that it is about. */
  about: string | null
  attempts: number
  createdAt: Instant
}

/** What became of an attempt to send it. */
export type SendOutcome =
  | { type: 'sent'; externalId: string | null }
  /** Certainly not delivered. `again` is true if a later attempt may succeed. */
  | { type: 'failed'; error: string; again: boolean }
  /** It may have been delivered or not. */
  | { type: 'unknown'; error: string }

/** How an attempt ended, as it is stored. */
export type MailEnd =
  | { status: 'queued'; nextAttemptAt: Instant; error: string }
  | { status: 'sent' | 'dropped' | 'failed' | 'unknown'; error: string | null }

/** Longer than any attempt. Then another worker takes over. */
export const mailLeaseMillis = 60 * SECOND
/** What it tells is old by then. */
const TRIED_FOR = DAY
const pauses = [1, 2, 5, 10, 30, 60].map((minutes) => minutes * MINUTE)

/** A mail server does not know a mail again, so one that may have arrived is not sent again. */
export function afterSending(mail: QueuedMail, outcome: SendOutcome, now: Instant): MailEnd {
  if (outcome.type === 'sent') return { status: 'sent', error: null }
  if (outcome.type === 'unknown') return { status: 'unknown', error: outcome.error }
  const nextAttemptAt = later(now, pauses[Math.min(mail.attempts, pauses.length) - 1]!)
  const isOver = toMillis(nextAttemptAt) - toMillis(mail.createdAt) > TRIED_FOR
  if (!outcome.again || isOver) return { status: 'failed', error: outcome.error }
  return { status: 'queued', nextAttemptAt, error: outcome.error }
}
