import { findAnnouncement } from '../announcements/queries.ts'
import { record } from '../audit/queries.ts'
import type { FindingRecord } from '../calendar/finding-record.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, Forbidden } from '../platform/errors.ts'
import { bookAgain, collisionsIfNotPosted, countPosted } from './count-again.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { deliveryWords } from './delivery-status-words.ts'
import { updateDeliveryIn } from './update-delivery.ts'

/** A delivery that a person has marked, with the rules that this breaks or the posts that now collide. */
export interface Marked {
  delivery: Delivery
  over: readonly FindingRecord[]
}

/**
 * Records that a person posted it by hand, or found out that it arrived. What had failed, lapsed or was stopped did not count;
 * from now on it does, even if it breaks a rule.
 */
export function markSent(
  context: Context,
  id: string,
  person: Person,
  { externalId }: { externalId?: string | undefined } = {},
): Promise<Marked> {
  const from: DeliveryStatus[] = ['waiting', 'failed', 'unknown', 'missed', 'cancelled']
  return mark(context, { id, person, action: 'mark_sent', from }, countMarked, (delivery, now) => {
    return { ...delivery, status: 'sent', sentAt: now, externalId: externalId || null, lastError: null }
  })
}

/** What was stopped and then edited is booked again with what it says now, so the old post cannot stand for it. */
const countMarked: Effect = async (context, calendar, delivery, now) => {
  const { status, submittedAt } = await findAnnouncement(calendar.trx, delivery.announcement)
  const isAnew = status === 'draft' || status === 'in_review' || status === 'approved'
  if (isAnew || (submittedAt !== null && submittedAt > delivery.dueAt))
    throw new Conflict('The announcement was edited after this was stopped, so this cannot be marked as sent.')
  return countPosted(context, calendar, delivery, now)
}

/** Records that it was not posted and will not be. It no longer counts. */
export function markNotSent(
  context: Context,
  id: string,
  person: Person,
  reason = 'A person marked it as not sent.',
): Promise<Marked> {
  const decision: Decision = { id, person, action: 'mark_not_sent', from: ['waiting', 'unknown', 'missed'] }
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
  const from: DeliveryStatus[] = ['failed', 'unknown']
  return decide(context, { id, person, action: 'send_again', from }, async (delivery, { calendar, now }) => {
    if (delivery.purpose === 'publish') await bookAgain(context, calendar, delivery, now)
    return { ...delivery, status: 'queued', attempts: 0, stopping: null, nextAttemptAt: now }
  })
}

/** A person's decision about a delivery, and the statuses that allow it. */
interface Decision {
  id: string
  person: Person
  action: string
  from: readonly DeliveryStatus[]
}

type Apply = (delivery: Delivery, at: { calendar: LockedCalendar; now: Instant }) => Promise<Delivery> | Delivery

function decide(context: Context, { id, person, action, from }: Decision, apply: Apply): Promise<Delivery> {
  return withLockedCalendar(context, async (calendar) => {
    const now = toInstant(context.now())
    let before: Delivery | undefined
    const after = await updateDeliveryIn(calendar, id, now, (current) => {
      before = current
      requireOwner(person, current)
      if (!from.includes(current.status))
        throw new Conflict(`This delivery is ${deliveryWords[current.status].phrase}.`)
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
