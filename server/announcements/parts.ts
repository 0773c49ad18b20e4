import { type Booking, type BookingStatus, stoppedStatuses } from '../calendar/booking.ts'
import { Conflict } from '../platform/errors.ts'
import type { Announcement, Transition } from './announcement.ts'
import type { Status } from './status.ts'
import { canStop, nothingUnderWay, type UnderWay } from './under-way.ts'

/** The bookings that a transition is about. Each has its own life (docs/lifecycle.md#partly-out). */
const concerned: Partial<Record<Transition, { of: readonly BookingStatus[]; none: string }>> = {
  move: { of: ['booked'], none: 'Nothing is scheduled, so there is nothing to move.' },
  hold: { of: ['booked'], none: 'Nothing is scheduled or waiting to be sent, so there is nothing to put on hold.' },
  resume: { of: stoppedStatuses, none: 'Nothing is on hold or missed, so there is nothing to resume.' },
  cancel: {
    of: ['tentative', 'booked', ...stoppedStatuses],
    none: 'There is nothing left to cancel. What has gone out can be retracted.',
  },
  retract: {
    of: ['published', 'unknown', 'publishing'],
    none: 'Nothing has gone out, so there is nothing to retract.',
  },
}

/** An announcement that never started can be given up although it has no bookings. */
const unbooked: readonly Status[] = ['draft', 'in_review', 'approved']

/** The bookings on which the transition acts. To cancel and to hold, name what is under way too. */
export function partsFor(
  name: Transition,
  bookings: readonly Booking[],
  underWay: UnderWay = nothingUnderWay,
): Booking[] {
  const of = concerned[name]?.of
  if (!of) return [...bookings]
  return bookings.filter((booking) => of.includes(booking.status) || canStop(name, booking, underWay))
}

/** Whether the transition has anything to act on. */
export function hasParts(
  { status }: Pick<Announcement, 'status'>,
  name: Transition,
  bookings: readonly Booking[],
  underWay: UnderWay = nothingUnderWay,
): boolean {
  if (!concerned[name] || (name === 'cancel' && unbooked.includes(status))) return true
  return partsFor(name, bookings, underWay).length > 0
}

/** The bookings on which the transition acts. Throws Conflict when there are none. */
export function requireParts(
  announcement: Announcement,
  name: Transition,
  bookings: readonly Booking[],
  underWay: UnderWay = nothingUnderWay,
): Booking[] {
  if (!hasParts(announcement, name, bookings, underWay)) throw new Conflict(concerned[name]!.none)
  return partsFor(name, bookings, underWay)
}

/**
 * The status of an announcement whose bookings have these statuses. `isByHand` tells whether a person posts a booking:
 * an announcement of which something is out does not wait for those.
 */
export function statusOf(bookings: readonly Booking[], isByHand: (booking: Booking) => boolean): Status {
  const has = (...statuses: BookingStatus[]) => bookings.some(({ status }) => statuses.includes(status))
  const isGoingOut = bookings.some((booking) => booking.status === 'publishing' && !isByHand(booking))
  if (has('published', 'unknown', 'retracted')) return isGoingOut || has('booked') ? 'publishing' : 'published'
  if (has('publishing')) return 'publishing'
  if (has('booked')) return has('failed') ? 'publishing' : 'scheduled'
  if (has('failed')) return 'failed'
  if (has('held')) return 'held'
  return has('missed') ? 'missed' : 'cancelled'
}
