import { findAnnouncement } from '../announcements/queries.ts'
import { whatStops } from '../announcements/workflow/publishing.ts'
import { record } from '../audit/queries.ts'
import { markBookings } from '../calendar/book.ts'
import { listBookingsOf } from '../calendar/booking-queries.ts'
import { lockCalendar } from '../calendar/head-queries.ts'
import type { Context } from '../context.ts'
import { may, mayWriteFor, type Person } from '../people/person.ts'
import { judgeLateness } from '../planning/time/lateness.ts'
import { type Instant, toInstant, toMillis } from '../platform/clock.ts'
import { type Trx, transact } from '../platform/db/transact.ts'
import { Conflict, Forbidden, Invalid } from '../platform/errors.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { deliveryWords } from './delivery-status-views.ts'
import { updateDeliveryIn } from './update-delivery.ts'

/** A person posted it by hand, or found out that it did arrive. */
export function markSent(
  context: Context,
  id: string,
  person: Person,
  { externalId }: { externalId?: string | undefined } = {},
): Promise<Delivery> {
  return decide(context, id, person, 'mark_sent', ['waiting', 'failed', 'unknown'], (delivery, now) => {
    return { ...delivery, status: 'sent', sentAt: now, externalId: externalId || null, lastError: null }
  })
}

/** A person says that it was not posted and will not be. */
export function markNotSent(
  context: Context,
  id: string,
  person: Person,
  reason = 'A person marked it as not sent.',
): Promise<Delivery> {
  return decide(context, id, person, 'mark_not_sent', ['waiting', 'unknown'], (delivery) => {
    return { ...delivery, status: 'failed', lastError: reason }
  })
}

/** Queues again what failed, or what may not have arrived. Receivers that know a repeated message know it by its id. */
export function sendAgain(context: Context, id: string, person: Person): Promise<Delivery> {
  return decide(context, id, person, 'send_again', ['failed', 'unknown'], async (delivery, now, trx) => {
    if (delivery.purpose === 'publish') await bookAgain(trx, context, delivery, now)
    return { ...delivery, status: 'queued', attempts: 0, nextAttemptAt: now }
  })
}

/** What failed did not count against the rules: when it goes out late after all, they are asked again. */
async function bookAgain(trx: Trx, context: Context, delivery: Delivery, now: Instant): Promise<void> {
  const announcement = await findAnnouncement(trx, delivery.announcement)
  if (announcement.status === 'retracted') throw new Conflict('The announcement was taken back, so it is not sent.')
  const booking = (await listBookingsOf(trx, announcement.id)).find(({ id }) => id === delivery.booking)!
  const publishBy = announcement.publishBy === null ? null : toMillis(announcement.publishBy)
  const lateness = judgeLateness(toMillis(booking.at), toMillis(now), publishBy)
  if (lateness === 'missed') throw new Conflict('Its publish-by time has passed, so it is not sent any more.')
  const isLate = lateness === 'late' && delivery.status === 'failed'
  const obstacle = isLate ? await whatStops(context, trx, announcement, [booking], now) : null
  if (obstacle !== null) throw new Invalid(obstacle)
  await markBookings(trx, [booking], { status: 'publishing', ...(isLate ? { at: now } : {}) })
}

function decide(
  context: Context,
  id: string,
  person: Person,
  action: string,
  from: readonly DeliveryStatus[],
  make: (delivery: Delivery, now: Instant, trx: Trx) => Promise<Delivery> | Delivery,
): Promise<Delivery> {
  const now = toInstant(context.now())
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    let before: Delivery | undefined
    const after = await updateDeliveryIn(trx, id, now, (current) => {
      before = current
      need(person, current)
      if (!from.includes(current.status))
        throw new Conflict(`This delivery is ${deliveryWords[current.status].phrase}.`)
      return make(current, now, trx)
    })
    const subject = { type: 'announcement', id: after!.announcement }
    await record(trx, {
      at: now,
      actor: person,
      action,
      subject,
      before: shown(before!),
      after: shown(after!),
      revision: null,
    })
    return after!
  })
}

function need(person: Person, { message }: Delivery): void {
  if (may(person, 'approver') || mayWriteFor(person, message.kind)) return
  throw new Forbidden(`This needs an approver, or an author of the ${message.kind} team.`)
}

function shown({ id, channel, status, externalId, lastError }: Delivery) {
  return { delivery: id, channel, status, externalId, lastError }
}
