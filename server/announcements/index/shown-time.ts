import type { Booking } from '../../calendar/booking.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Announcement } from '../announcement.ts'

/** The time that lists show: when its first part goes out or went, or is meant to. Null if it has none yet. */
export function shownTime({ status, at }: Announcement, bookings: readonly Booking[]): Instant | null {
  const first =
    bookings.find((booking) => booking.status !== 'cancelled') ?? (status === 'cancelled' ? bookings[0] : undefined)
  return first?.at ?? (isMoment(at) ? at.at : null)
}
