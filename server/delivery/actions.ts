import { findAnnouncement } from '../announcements/queries.ts'
import { giveWay } from '../announcements/workflow/collisions.ts'
import { record } from '../audit/queries.ts'
import { findBooking } from '../calendar/booking-queries.ts'
import type { FindingRecord } from '../calendar/finding-record.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Forbidden } from '../platform/errors.ts'
import { bookAgain, collisionsIfNotPosted, countLate } from './count-again.ts'
import type { Delivery } from './delivery.ts'
import { type DecisionName, requireDecidable } from './own-booking.ts'
import { updateDeliveryIn } from './update-delivery.ts'

/** A delivery that a person has marked, with the rules that this breaks or the posts that now collide. */
export interface Marked {
  delivery: Delivery
  over: readonly FindingRecord[]
}

/** One that is marked as sent, with the all-clear that was drafted because of it. */
export interface MarkedSent extends Marked {
  allClear: string | null
}

/**
 * Records that a person posted it by hand, or found out that it arrived. What had failed, lapsed or was stopped did not count;
 * from now on it does, even if it breaks a rule. If its incident has ended, those who got it are to get the all-clear.
 */
export async function markSent(
  context: Context,
  id: string,
  person: Person,
  { externalId }: { externalId?: string | undefined } = {},
): Promise<MarkedSent> {
  let allClear: string | null = null
  const effect: Effect = async (inside, calendar, delivery, now) => {
    const late = await countLate(inside, calendar, delivery, { actor: person, now })
    // When it was booked again, it leaves that time.
    await giveWay(inside, calendar, delivery.announcement, now)
    allClear = late.allClear
    return late.over
  }
  const marked = await mark(context, { id, person, action: 'mark_sent', name: 'sent' }, effect, (delivery, now) => {
    return { ...delivery, status: 'sent', sentAt: now, externalId: externalId || null, lastError: null }
  })
  return { ...marked, allClear }
}

/** Records that it was not posted and will not be. It no longer counts. */
export function markNotSent(
  context: Context,
  id: string,
  person: Person,
  reason = 'Marked as not sent.',
): Promise<Marked> {
  const decision: Decision = { id, person, action: 'mark_not_sent', name: 'not-sent' }
  return mark(context, decision, collisionsIfNotPosted, (delivery) => {
    return { ...delivery, status: 'failed', lastError: reason, mayHaveArrived: false }
  })
}

/** What a decision does to the calendar. */
type Effect = (context: Context, calendar: LockedCalendar, delivery: Delivery, now: Instant) => Promise<FindingRecord[]>

async function mark(
  context: Context,
  decision: Decision,
  effect: Effect,
  apply: (delivery: Delivery, now: Instant) => Delivery,
): Promise<Marked> {
  let over: readonly FindingRecord[] = []
  const delivery = await decide(context, decision, async (current, { calendar, now }) => {
    if (current.purpose === 'publish') over = await effect(context, calendar, current, now)
    return apply(current, now)
  })
  return { delivery, over }
}

/** Queues a failed or unknown delivery again. A receiver recognizes the repeated message by its id. */
export function sendAgain(context: Context, id: string, person: Person): Promise<Delivery> {
  return decide(context, { id, person, action: 'send_again', name: 'retry' }, async (delivery, { calendar, now }) => {
    if (delivery.purpose === 'publish') await bookAgain(context, calendar, delivery, now)
    const released = { ...delivery, stopping: null, leasedBy: null, leasedUntil: null }
    return { ...released, status: 'queued', attempts: 0, nextAttemptAt: now }
  })
}

/** A person's decision about a delivery, with its name in the audit. */
interface Decision {
  id: string
  person: Person
  action: string
  name: DecisionName
}

type Apply = (delivery: Delivery, at: { calendar: LockedCalendar; now: Instant }) => Promise<Delivery> | Delivery

function decide(context: Context, { id, person, action, name }: Decision, apply: Apply): Promise<Delivery> {
  return withLockedCalendar(context, async (calendar) => {
    const now = toInstant(context.now())
    let before: Delivery | undefined
    const after = await updateDeliveryIn({ context, calendar, now }, id, async (current) => {
      before = current
      requireOwner(person, current)
      const announcement = await findAnnouncement(calendar.trx, current.announcement)
      const booking = await findBooking(calendar.trx, current.booking)
      requireDecidable(name, current, { announcement, booking })
      return apply(current, { calendar, now })
    })
    await record(calendar.trx, {
      at: now,
      actor: person,
      action,
      subject: { type: 'announcement', id: after!.announcement },
      before: auditSnapshot(before!),
      after: auditSnapshot(after!),
      revision: null,
    })
    return after!
  })
}

function requireOwner(person: Person, { message }: Delivery): void {
  if (may(person, 'approver') || mayWriteFor(person, message.kind)) return
  throw new Forbidden(`This needs an approver, or an author of the ${message.kind} team.`)
}

function auditSnapshot({ id, channel, status, externalId, lastError }: Delivery) {
  return { delivery: id, channel, status, externalId, lastError }
}
