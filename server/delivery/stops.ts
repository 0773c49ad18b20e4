import { can } from '../announcements/announcement.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import type { Outbox, UnderWay } from '../announcements/under-way.ts'
import { type Stop, stopBookings } from '../announcements/workflow/partly-out.ts'
import { hark } from '../audit/audit.ts'
import { findBooking } from '../calendar/booking-queries.ts'
import type { LockedCalendar } from '../calendar/locked-calendar.ts'
import type { Instant } from '../platform/clock.ts'
import { type Delivery, isOpen, stopped } from './delivery.ts'
import { listUnderWay, lockUnderWay, saveDelivery } from './queries.ts'

const cancelled = 'The announcement was canceled.'

/** What announcements ask of their deliveries, put in by server/routes.ts. */
export const outbox: Outbox = {
  underWay: async (db, announcement) => sorted(await listUnderWay(db, announcement)),
  lockUnderWay: async (trx, announcement) => sorted(await lockUnderWay(trx, announcement)),
  stop: async (trx, announcement, { name, reason }) => {
    for (const delivery of await lockUnderWay(trx, announcement)) {
      const next = isOpen(delivery)
        ? stoppedBy(delivery, { name, reason })
        : { ...delivery, stopping: delivery.stopping === 'cancel' ? delivery.stopping : name }
      await saveDelivery(trx, next)
    }
  },
}

function sorted(deliveries: readonly Delivery[]): UnderWay {
  const open = deliveries.filter(isOpen)
  const bookingsOf = (of: readonly Delivery[]) => new Set(of.map(({ booking }) => booking))
  return {
    waiting: bookingsOf(open.filter(({ mayHaveArrived }) => !mayHaveArrived)),
    unsure: bookingsOf(open.filter(({ mayHaveArrived }) => mayHaveArrived)),
    sending: new Map(deliveries.filter((one) => !isOpen(one)).map(({ booking, stopping }) => [booking, stopping])),
  }
}

/** One that may have arrived keeps that it was canceled, so that nobody sends it again. */
function stoppedBy(delivery: Delivery, { name, reason }: Pick<Stop, 'name' | 'reason'>): Delivery {
  if (name !== 'cancel') return stopped(delivery, name === 'lapse' ? 'missed' : 'cancelled', reason)
  const next = stopped(delivery, 'cancelled', cancelled)
  return next.status === 'unknown' ? { ...next, stopping: 'cancel' } : next
}

/** Takes a message out of the queue and stops its booking. One that may have arrived stays unknown. */
export async function stopDelivery(
  calendar: LockedCalendar,
  delivery: Delivery,
  { name, reason, actor, now }: Stop & { now: Instant },
): Promise<Delivery> {
  const next = stoppedBy(delivery, { name, reason })
  if (next.status !== 'unknown') {
    const before = await findAnnouncement(calendar.trx, delivery.announcement)
    const booking = await findBooking(calendar.trx, delivery.booking)
    await stopBookings({ calendar, before, now }, [booking], { name, reason, actor })
  }
  return next
}

/**
 * Stops a message that was being sent when its announcement was stopped, or canceled when it might have arrived, and that
 * has certainly not arrived: it is not tried again, nor left to be sent again by hand.
 */
export async function stopAsAsked(calendar: LockedCalendar, delivery: Delivery, now: Instant): Promise<Delivery> {
  const { stopping, status } = delivery
  if (stopping === null || status === 'sending' || (stopping === 'cancel' && status === 'unknown')) return delivery
  const settled = { ...delivery, stopping: null }
  const before = await findAnnouncement(calendar.trx, delivery.announcement)
  if (!(isOpen(delivery) || status === 'failed') || !can(before, stopping)) return settled
  const why = before.reason ?? 'It was stopped while it was being sent.'
  return stopDelivery(calendar, settled, { name: stopping, reason: why, actor: hark, now })
}
