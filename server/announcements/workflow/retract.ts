import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'

/** Retracts what is out, which still counts because it reached people, and cancels what has not gone out yet. */
export async function retractBookings(calendar: LockedCalendar, announcement: string): Promise<void> {
  const bookings = await listBookingsOf(calendar.trx, announcement)
  const published = bookings.filter(({ status }) => status === 'published')
  const waiting = bookings.filter(({ status }) => status === 'booked' || status === 'publishing')
  await markBookings(calendar, published, { status: 'retracted' })
  await markBookings(calendar, waiting, { status: 'cancelled' })
}
