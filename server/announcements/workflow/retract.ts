import { type Booking, stoppedStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import type { Context } from '../../context.ts'
import { requireParts } from '../parts.ts'
import { collisionsWithout } from './collisions.ts'
import type { Step } from './transition.ts'

/**
 * Retracts what is out, which still counts because it reached people, and cancels what has not gone out yet.
 * `mayBeOut` tells whether one that is being published may have arrived. Returns the posts that collide because others
 * no longer count.
 */
export async function retractBookings(
  context: Context,
  { calendar, before }: Step,
  mayBeOut: (booking: Booking) => boolean,
): Promise<FindingRecord[]> {
  const bookings = await listBookingsOf(calendar.trx, before.id)
  requireParts(before, 'retract', bookings)
  const published = bookings.filter(({ status }) => status === 'published')
  const going = bookings.filter(({ status }) => status === 'publishing')
  const unsure = going.filter(mayBeOut)
  const counting = [...bookings.filter(({ status }) => status === 'booked'), ...going.filter((one) => !mayBeOut(one))]
  const stopped = bookings.filter(({ status }) => stoppedStatuses.includes(status))
  const over = await collisionsWithout(context, calendar, before, counting)
  await markBookings(calendar, published, { status: 'retracted' })
  await markBookings(calendar, unsure, { status: 'unknown' })
  await markBookings(calendar, [...counting, ...stopped], { status: 'cancelled' })
  return over
}
