import type { Actor } from '../../audit/audit.ts'
import { type Booking, countingStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { type Announcement, afterTransition, can } from '../announcement.ts'
import { hasParts, partsFor } from '../parts.ts'
import type { Outbox, StopName, UnderWay } from '../under-way.ts'
import { markStopped } from './partly-out.ts'
import { type Step, saveChange } from './transition.ts'

/** What a stop acts on, by what becomes of it. */
export interface PartsToStop {
  /** Held or cancelled. */
  stopped: readonly Booking[]
  /** Not tried again. They may have arrived, so their outcome is unknown. */
  unsure: readonly Booking[]
  /** Being sent at this moment. That goes on; they are stopped if it fails and would be tried again. */
  sending: readonly Booking[]
}

/** What a part of something greater is to cancel of an announcement, in its transaction; null when there is nothing. */
export async function partsToCancel({ calendar, before }: Step, outbox: Outbox): Promise<PartsToStop | null> {
  if (!can(before, 'cancel')) return null
  const underWay = await outbox.lockUnderWay(calendar.trx, before.id)
  const bookings = await listBookingsOf(calendar.trx, before.id)
  if (!hasParts(before, 'cancel', bookings, underWay)) return null
  return byOutcome(partsFor('cancel', bookings, underWay), underWay)
}

/** Cancels these parts of an announcement in a transaction that does more than that. */
export async function cancelParts(
  step: Step,
  parts: PartsToStop,
  { reason, outbox, actor }: { reason: string; outbox: Outbox; actor: Actor },
): Promise<void> {
  const change = await stopParts(step, parts, { name: 'cancel', reason, outbox })
  await saveChange(step, 'cancel', actor, afterTransition(step.before, 'cancel', change))
}

/** Those that count now and will not once they are stopped. */
export function countingOf({ stopped }: PartsToStop): Booking[] {
  return stopped.filter(({ status }) => countingStatuses.includes(status))
}

export function byOutcome(bookings: readonly Booking[], { unsure, sending }: UnderWay): PartsToStop {
  return {
    stopped: bookings.filter(({ id }) => !unsure.has(id) && !sending.has(id)),
    unsure: bookings.filter(({ id }) => unsure.has(id)),
    sending: bookings.filter(({ id }) => sending.has(id)),
  }
}

export async function stopParts(
  step: Step,
  { stopped, unsure }: PartsToStop,
  { name, reason, outbox }: { name: StopName; reason: string; outbox: Outbox },
): Promise<Partial<Announcement>> {
  await outbox.stop(step.calendar.trx, step.before.id, { name, reason })
  await markBookings(step.calendar, unsure, { status: 'unknown' })
  return markStopped(step, stopped, { name, reason })
}
