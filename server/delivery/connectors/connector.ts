import type { OutgoingMessage } from '../../announcements/outgoing-message.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Config } from '../../config.ts'
import type { IncidentStatus } from '../../incidents/incident.ts'
import type { Clock, Instant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'

/** What a connector gets besides the message and channel. */
export interface SendingContext {
  config: Config
  now: Clock
  /** The channel's secrets that sign now, decrypted, the newest first. */
  secrets: readonly string[]
  /** The organization's name. */
  organisation: string
  /** The organization's time zone, for times in texts. */
  zone: string
  /** The language of the texts. */
  language: string
  /** The first delivery of the chain on this channel; null when this is the first. */
  chainStart: string | null
  /** Whether readers find it on Hark's own pages. */
  isOnNoticePages: boolean
  /** Of the incident that it is about, as it is now; null without one. */
  incidentStatus: IncidentStatus | null
  /** Aborted when the time of the attempt is over. */
  signal: AbortSignal
}

/** Sends messages to another system, outside any transaction. */
export interface Connector {
  by: 'sending'
  /** Whether the receiver recognizes a second copy of the same delivery as a repeat. */
  safeToRepeat: boolean
  /** How long an attempt may take. Well below the lease, so that no other worker takes over what is still being sent. */
  patienceMillis: number
  send(delivery: Delivery, message: OutgoingMessage, channel: Channel, context: SendingContext): Promise<AttemptOutcome>
}

/** Publishes in Hark's own database, in the transaction that marks the delivery as sent, so exactly once. */
export interface OwnPages {
  by: 'writing'
  safeToRepeat: true
  write(trx: Trx, delivery: Delivery, now: Instant): Promise<void>
}

/** No connector: the delivery waits until a person marks it as sent. */
export interface ByHand {
  by: 'hand'
  safeToRepeat: true
}

export type DeliveryMethod = Connector | OwnPages | ByHand
