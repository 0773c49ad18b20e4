import { findAnnouncement } from '../announcements/queries.ts'
import { findObstacle } from '../announcements/workflow/publishing.ts'
import { record } from '../audit/queries.ts'
import { listBookingsOf } from '../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../calendar/locked-calendar.ts'
import { markBookings } from '../calendar/place-bookings.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { judgeLateness } from '../planning/time/lateness.ts'
import { type Instant, toInstant, toMillis } from '../platform/clock.ts'
import { Conflict, Forbidden, Invalid } from '../platform/errors.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { deliveryWords } from './delivery-status-words.ts'
import { updateDeliveryIn } from './update-delivery.ts'

/** Records that a person posted it by hand, or found out that it arrived. */
export function markSent(
  context: Context,
  id: string,
  person: Person,
  { externalId }: { externalId?: string | undefined } = {},
): Promise<Delivery> {
  const from: DeliveryStatus[] = ['waiting', 'failed', 'unknown']
  return decide(context, { id, person, action: 'mark_sent', from }, (delivery, { now }) => {
    return { ...delivery, status: 'sent', sentAt: now, externalId: externalId || null, lastError: null }
  })
}

/** Records that it was not posted and will not be. */
export function markNotSent(
  context: Context,
  id: string,
  person: Person,
  reason = 'A person marked it as not sent.',
): Promise<Delivery> {
  return decide(context, { id, person, action: 'mark_not_sent', from: ['waiting', 'unknown'] }, (delivery) => {
    return { ...delivery, status: 'failed', lastError: reason }
  })
}

/** Queues a failed or unknown delivery again. A receiver recognizes the repeated message by its id. */
export function sendAgain(context: Context, id: string, person: Person): Promise<Delivery> {
  const from: DeliveryStatus[] = ['failed', 'unknown']
  return decide(context, { id, person, action: 'send_again', from }, async (delivery, { calendar, now }) => {
    if (delivery.purpose === 'publish') await bookAgain(context, calendar, delivery, now)
    return { ...delivery, status: 'queued', attempts: 0, nextAttemptAt: now }
  })
}

/** A failed booking does not count against the rules, so sending it late needs another check. */
async function bookAgain(context: Context, calendar: LockedCalendar, delivery: Delivery, now: Instant): Promise<void> {
  const { trx } = calendar
  const announcement = await findAnnouncement(trx, delivery.announcement)
  if (announcement.status === 'retracted') throw new Conflict('The announcement was taken back, so it is not sent.')
  const booking = (await listBookingsOf(trx, announcement.id)).find(({ id }) => id === delivery.booking)!
  const publishBy = announcement.publishBy === null ? null : toMillis(announcement.publishBy)
  const lateness = judgeLateness(toMillis(booking.at), toMillis(now), publishBy)
  if (lateness === 'missed') throw new Conflict('Its publish-by time has passed, so it is not sent any more.')
  const isLate = lateness === 'late' && delivery.status === 'failed'
  const step = { calendar, before: announcement }
  const obstacle = isLate ? await findObstacle(context, step, [booking], now) : null
  if (obstacle !== null) throw new Invalid(obstacle)
  await markBookings(calendar, [booking], { status: 'publishing', ...(isLate ? { at: now } : {}) })
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
  const now = toInstant(context.now())
  return withLockedCalendar(context, async (calendar) => {
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
