import type { Booking } from '../calendar/booking.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Transition } from './announcement.ts'

/** How a person stops what is under way. */
export type StopName = 'cancel' | 'hold'

/** The bookings of an announcement whose messages are under way, by what can still be done about them. */
export interface UnderWay {
  /** They wait in the queue or for a person, and have certainly not arrived. */
  waiting: ReadonlySet<string>
  /** They wait for another attempt, and an earlier one may have arrived. */
  unsure: ReadonlySet<string>
  /** They are being sent at this moment, with how they are stopped if that fails. */
  sending: ReadonlyMap<string, StopName | null>
}

/**
 * The messages that wait to be sent. Deliveries stand on announcements, so they are not known here: it is passed in
 * (server/delivery/stops.ts).
 */
export interface Outbox {
  underWay(db: Db, announcement: string): Promise<UnderWay>
  /** The same, and no worker takes any of them before the transaction ends. */
  lockUnderWay(trx: Trx, announcement: string): Promise<UnderWay>
  /** Takes all of them out of the queue. Those that are being sent go on, and are not tried again. */
  stop(trx: Trx, announcement: string, stop: { name: StopName; reason: string }): Promise<void>
}

export const nothingUnderWay: UnderWay = { waiting: new Set(), unsure: new Set(), sending: new Map() }

/** Whether the transition can stop this booking, which is under way. What is being sent can be kept from another attempt. */
export function canStop(name: Transition, { id, status }: Booking, { waiting, unsure, sending }: UnderWay): boolean {
  if (status !== 'publishing' || (name !== 'cancel' && name !== 'hold')) return false
  const stopping = sending.get(id)
  return waiting.has(id) || unsure.has(id) || stopping === null || (name === 'cancel' && stopping === 'hold')
}
