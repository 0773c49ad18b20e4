import { followRetracted } from '../announcements/workflow/incident-course.ts'
import { retractBookings } from '../announcements/workflow/retract.ts'
import type { Stopped } from '../announcements/workflow/stop-actions.ts'
import { type Known, type Step, transition } from '../announcements/workflow/transition.ts'
import type { FindingRecord } from '../calendar/finding-record.ts'
import { leavesHark } from '../channels/channel.ts'
import { findChannelType, listChannels } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict } from '../platform/errors.ts'
import type { Trx } from '../platform/transact.ts'
import { afterExpiredLease, type Delivery, isLost, isOpen, stopped } from './delivery.ts'
import { retractNotice } from './notice-queries.ts'
import { enqueue } from './outbox.ts'
import { listDeliveriesOf, lockDelivery, saveDelivery } from './queries.ts'
import { outbox } from './stops.ts'

/**
 * Retracts an announcement, partly out or not: from the notice pages at once, and from other channels as far as they
 * support it. What has not gone out is cancelled.
 */
export async function retractAnnouncement(
  context: Context,
  known: Known,
  reason: string,
  person: Person,
): Promise<Stopped> {
  let over: readonly FindingRecord[] = []
  const takeBack = async (step: Step) => {
    const unsure = await retractDeliveries(step.calendar.trx, known.id, step.now)
    over = await retractBookings(context, step, ({ id }) => unsure.has(id))
    return { reason, reviewAfter: false }
  }
  const announcement = await transition(
    context,
    { ...known, name: 'retract', person },
    takeBack,
    ({ calendar, now }, after) => followRetracted({ context, calendar, outbox, actor: person, now }, after),
  )
  return { announcement, over }
}

/** Returns the bookings of deliveries that may have arrived and are not tried again. */
async function retractDeliveries(trx: Trx, announcement: string, now: Instant): Promise<Set<string>> {
  await retractNotice(trx, announcement, now)
  const unsure = new Set<string>()
  for (const { id } of await listDeliveriesOf(trx, announcement)) {
    const found = await lockDelivery(trx, id)
    const delivery = isLost(found, now) ? await recovered(trx, found, now) : found
    if (delivery.status === 'sending') throw new Conflict('A message is going out right now. Try again in a minute.')
    const ended = isOpen(delivery) ? stopped(delivery, 'cancelled', 'The announcement was retracted.') : delivery
    if (ended !== found) await saveDelivery(trx, ended)
    if (ended.status === 'unknown') unsure.add(ended.booking)
    // An unknown delivery may have arrived, so it is retracted too.
    if (ended.status === 'sent' || ended.status === 'unknown') await enqueueRetraction(trx, ended, now)
  }
  return unsure
}

/** Tells its receiver that it was taken back, if that can be told: once, however often it is asked. */
export async function enqueueRetraction(
  trx: Trx,
  { booking, channel, message }: Delivery,
  now: Instant,
): Promise<void> {
  const channels = await listChannels(trx)
  if (channels.find(({ key }) => key === channel)?.type !== 'webhook') return
  await enqueue(trx, [{ bookingId: booking, channel, dueAt: now, message }], now, 'retract')
}

/** Nobody may be left to recover it, and what is public has to go all the same. */
async function recovered(trx: Trx, delivery: Delivery, now: Instant): Promise<Delivery> {
  const type = await findChannelType(trx, delivery.channel)
  return afterExpiredLease(delivery, { leavesHark: leavesHark(type), safeToRepeat: false }, now)
}
