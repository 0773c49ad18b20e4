import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import type { Announcement } from '../announcement.ts'
import { requireParts } from '../parts.ts'
import type { Outbox, StopName } from '../under-way.ts'
import { collisionsWithout } from './collisions.ts'
import { followCanceled } from './incident-course.ts'
import { byOutcome, countingOf, type PartsToStop, stopParts } from './stop-parts.ts'
import { type Known, type Step, transition } from './transition.ts'

/** An announcement that was stopped, with the posts that collide because its bookings no longer count. */
export interface Stopped {
  announcement: Announcement
  over: readonly FindingRecord[]
}

/**
 * Gives up what has not gone out, and the incident that it opened when nothing about that was out. It is never refused for
 * what it does to others.
 */
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
  const stop = async (step: Step) => {
    const { calendar, before } = step
    const underWay = await outbox.lockUnderWay(calendar.trx, before.id)
    const bookings = requireParts(before, name, await listBookingsOf(calendar.trx, before.id), underWay)
    parts = byOutcome(bookings, underWay)
    over = await collisionsWithout(context, calendar, before, countingOf(parts))
    return stopParts(step, parts, { name, reason, outbox })
  }
  const announcement = await transition(context, request, stop, ({ calendar, now }, after) =>
    followCanceled({ context, calendar, outbox, actor: request.person, now }, after),
  )
  return { announcement, over, parts }
}
