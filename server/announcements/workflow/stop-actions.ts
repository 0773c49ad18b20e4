import { type Booking, countingStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { type Announcement, afterTransition, can } from '../announcement.ts'
import { hasParts, partsFor, requireParts } from '../parts.ts'
import type { Outbox, StopName, UnderWay } from '../under-way.ts'
import { collisionsWithout } from './collisions.ts'
import { markStopped } from './partly-out.ts'
import { type Known, type Step, saveChange, transition } from './transition.ts'

/** An announcement that was stopped, with the posts that collide because its bookings no longer count. */
export interface Stopped {
  announcement: Announcement
  over: readonly FindingRecord[]
}

/** What a stop acts on, by what becomes of it. */
export interface PartsToStop {
  /** Held or cancelled. */
  stopped: readonly Booking[]
  /** Not tried again. They may have arrived, so their outcome is unknown. */
  unsure: readonly Booking[]
  /** Being sent at this moment. That goes on; they are stopped if it fails and would be tried again. */
  sending: readonly Booking[]
}

/** Gives up what has not gone out. It is never refused for what it does to others. */
export function cancelAnnouncement(
  context: Context,
  known: Known,
  stop: { reason: string; outbox: Outbox },
  person: Person,
): Promise<Stopped & { parts: PartsToStop }> {
  return stopAnnouncement(context, { ...known, name: 'cancel', person }, stop)
}

/** Holds what has not gone out until somebody gives it a new time. */
export function holdAnnouncement(
  context: Context,
  known: Known,
  stop: { reason: string; outbox: Outbox },
  person: Person,
): Promise<Stopped & { parts: PartsToStop }> {
  return stopAnnouncement(context, { ...known, name: 'hold', person }, stop)
}

async function stopAnnouncement(
  context: Context,
  request: Known & { name: StopName; person: Person },
  { reason, outbox }: { reason: string; outbox: Outbox },
): Promise<Stopped & { parts: PartsToStop }> {
  const { name } = request
  let over: readonly FindingRecord[] = []
  let parts: PartsToStop = { stopped: [], unsure: [], sending: [] }
  const announcement = await transition(context, request, async (step) => {
    const { calendar, before } = step
    const underWay = await outbox.lockUnderWay(calendar.trx, before.id)
    const bookings = requireParts(before, name, await listBookingsOf(calendar.trx, before.id), underWay)
    parts = byOutcome(bookings, underWay)
    over = await collisionsWithout(context, calendar, before, countingOf(parts))
    return stopParts(step, parts, { name, reason, outbox })
  })
  return { announcement, over, parts }
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
  { reason, outbox, person }: { reason: string; outbox: Outbox; person: Person },
): Promise<void> {
  const change = await stopParts(step, parts, { name: 'cancel', reason, outbox })
  await saveChange(step, 'cancel', person, afterTransition(step.before, 'cancel', change))
}

/** Those that count now and will not once they are stopped. */
export function countingOf({ stopped }: PartsToStop): Booking[] {
  return stopped.filter(({ status }) => countingStatuses.includes(status))
}

function byOutcome(bookings: readonly Booking[], { unsure, sending }: UnderWay): PartsToStop {
  return {
    stopped: bookings.filter(({ id }) => !unsure.has(id) && !sending.has(id)),
    unsure: bookings.filter(({ id }) => unsure.has(id)),
    sending: bookings.filter(({ id }) => sending.has(id)),
  }
}

async function stopParts(
  step: Step,
  { stopped, unsure }: PartsToStop,
  { name, reason, outbox }: { name: StopName; reason: string; outbox: Outbox },
): Promise<Partial<Announcement>> {
  await outbox.stop(step.calendar.trx, step.before.id, { name, reason })
  await markBookings(step.calendar, unsure, { status: 'unknown' })
  return markStopped(step, stopped, { name, reason })
}
