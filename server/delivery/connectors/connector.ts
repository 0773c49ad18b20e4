import type { OutgoingMessage } from '../../announcements/outgoing-message.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Config } from '../../config.ts'
import type { Clock, Instant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import type { AttemptOutcome, Delivery } from '../delivery.ts'

/** What a connector may know beside the message. */
export interface SendingContext {
  config: Config
  now: Clock
  /** The channel's secret, opened. */
  secret: string | null
  /** The organisation's time zone, for times in a text. */
  zone: string
}

/** Carries messages to another system, outside of any transaction. */
export interface Connector {
  by: 'sending'
  /** Whether the other side takes a second copy of the same delivery for the first. */
  safeToRepeat: boolean
  send(
    delivery: Delivery,
    message: OutgoingMessage,
    channel: Channel,
    surroundings: SendingContext,
  ): Promise<AttemptOutcome>
}

/** Publishes in our own database, in the transaction that marks the delivery as sent: exactly once. */
export interface OwnPages {
  by: 'writing'
  safeToRepeat: true
  write(trx: Trx, delivery: Delivery, now: Instant): Promise<void>
}

/** There is no connector: the delivery waits until a person says that it was posted. */
export interface ByHand {
  by: 'hand'
  safeToRepeat: true
}

export type DeliveryMethod = Connector | OwnPages | ByHand
