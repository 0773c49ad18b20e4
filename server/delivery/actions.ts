import { giveWay } from '../announcements/workflow/collisions.ts'
import { record } from '../audit/queries.ts'
import type { FindingRecord } from '../calendar/finding-record.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Forbidden, Invalid } from '../platform/errors.ts'
import { bookAgain, type Counted, collisionsIfNotPosted, countPosted } from './count-again.ts'
import { type Delivery, isGivenUpWhenNotSent } from './delivery.ts'
import { type DecisionName, requireDecidable } from './own-booking.ts'
import { ownerOf } from './owners.ts'
import { postedAs } from './posted.ts'
import type { SentInput } from './schema.ts'
import { giveUp } from './stops.ts'
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
 * Records that a person posted it by hand, or found out that it arrived. It counts from when it was posted, even if it breaks
 * a rule there. If its incident has ended, those who got what had failed or was stopped are to get the all-clear.
 */
export async function markSent(
  context: Context,
  id: string,
  person: Person,
  input: SentInput = {},
): Promise<MarkedSent> {
  let late: Counted = { over: [], allClear: null }
  const decision: Decision = { id, person, action: 'mark_sent', name: 'sent' }
  const delivery = await decide(context, decision, async (current, { calendar, now }) => {
    const { externalId, by, said } = await postedAs(calendar.trx, { delivery: current, input, person, now })
    if (current.purpose === 'publish') {
      late = await countPosted(context, calendar, current, { actor: person, now, said })
      // It leaves the time at which it was due, or at which it was booked again.
      await giveWay(context, calendar, current.announcement, now)
    }
    return { ...current, status: 'sent', sentAt: said ?? now, externalId, postedBy: by, lastError: null }
  })
  return { ...late, delivery }
}

/**
 * Records that it was not posted. It no longer counts. One of unknown outcome has failed then, and can be sent again; what
 * waited for a person, was missed or had failed is given up, with the reason.
 */
export async function markNotSent(context: Context, id: string, person: Person, reason = ''): Promise<Marked> {
  let over: readonly FindingRecord[] = []
  const decision: Decision = { id, person, action: 'mark_not_sent', name: 'not-sent' }
  const delivery = await decide(context, decision, async (current, { calendar, now }) => {
    const isOver = isGivenUpWhenNotSent(current)
    if (isOver && reason === '') throw new Invalid({ reason: 'Say why it was not posted.' })
    if (current.purpose === 'publish') over = await collisionsIfNotPosted(context, calendar, current)
    if (isOver) return giveUp(calendar, current, { reason, actor: person, now })
    const lastError = reason === '' ? 'Marked as not sent.' : reason
    return { ...current, status: 'failed', lastError, mayHaveArrived: false }
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
      requireDecidable(name, current, await ownerOf(calendar.trx, current))
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

function auditSnapshot({ id, channel, status, externalId, postedBy, sentAt, lastError }: Delivery) {
  return { delivery: id, channel, status, externalId, postedBy, sentAt, lastError }
}
