import { type Announcement, can } from '../announcements/announcement.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import type { Outbox, UnderWay } from '../announcements/under-way.ts'
import { markStopped, type Stop, stopBookings } from '../announcements/workflow/partly-out.ts'
import { hark } from '../audit/audit.ts'
import { findBooking } from '../calendar/booking-queries.ts'
import type { LockedCalendar } from '../calendar/locked-calendar.ts'
import { findIncidentIfAny } from '../incidents/queries.ts'
import type { Instant } from '../platform/clock.ts'
import { type Delivery, isOpen, stopped } from './delivery.ts'
import { whyPast } from './past.ts'
import { listUnderWay, lockUnderWay, saveDelivery } from './queries.ts'

const cancelled = 'The announcement was canceled.'

async function whyPastNow({ trx }: LockedCalendar, announcement: Announcement): Promise<string | null> {
  return whyPast(announcement, await findIncidentIfAny(trx, announcement.incident))
}

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

function stoppedBy(delivery: Delivery, { name, reason }: Pick<Stop, 'name' | 'reason'>): Delivery {
  const next = stopped(delivery, name === 'lapse' ? 'missed' : 'cancelled', name === 'cancel' ? cancelled : reason)
  if (name === 'lapse') return next
  // What waits in the queue and has a lease was given up, and its worker may still be sending it.
  const { leasedBy, leasedUntil } = delivery.status === 'queued' ? delivery : next
  const asked = { ...next, stopping: name, leasedBy, leasedUntil }
  return isStillStopping(asked) ? asked : next
}

/**
 * Whether what may have arrived keeps how it was stopped: that it was canceled, so that nobody sends it again, and all else
 * as long as a worker that was given up with it can still say that it has failed.
 */
function isStillStopping({ status, stopping, leasedBy }: Delivery): boolean {
  return status === 'unknown' && (stopping === 'cancel' || leasedBy !== null)
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

/** Gives up what a person did not post, or what has failed, with their reason. Nothing of it is left to do, and it does not count. */
export async function giveUp(
  calendar: LockedCalendar,
  delivery: Delivery,
  { reason, actor, now }: Omit<Stop, 'name'> & { now: Instant },
): Promise<Delivery> {
  if (delivery.purpose === 'publish') {
    const before = await findAnnouncement(calendar.trx, delivery.announcement)
    const bookings = [await findBooking(calendar.trx, delivery.booking)]
    const stop = { name: 'cancel', reason } as const
    if (can(before, 'cancel')) await stopBookings({ calendar, before, now }, bookings, { ...stop, actor })
    else await markStopped({ calendar, before, now }, bookings, stop)
  }
  return stopped({ ...delivery, mayHaveArrived: false }, 'cancelled', reason)
}

/**
 * Stops a message that was being sent when its announcement was stopped, or canceled when it might have arrived, and that
 * has certainly not arrived: it is not tried again, nor left to be sent again by hand. What was to be held is canceled if
 * readers must not get it any more: an end of its incident does not reach what has an unknown outcome.
 */
export async function stopAsAsked(calendar: LockedCalendar, delivery: Delivery, now: Instant): Promise<Delivery> {
  const { stopping, status } = delivery
  if (stopping === null || status === 'sending' || isStillStopping(delivery)) return delivery
  const settled = { ...delivery, stopping: null }
  const before = await findAnnouncement(calendar.trx, delivery.announcement)
  if (!(isOpen(delivery) || status === 'failed') || !can(before, stopping)) return settled
  const past = stopping === 'hold' && can(before, 'cancel') ? await whyPastNow(calendar, before) : null
  const reason = past ?? before.reason ?? 'It was stopped while it was being sent.'
  return stopDelivery(calendar, settled, { name: past === null ? stopping : 'cancel', reason, actor: hark, now })
}
