import { markBookings } from '../../calendar/book.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { lockCalendar } from '../../calendar/head-queries.ts'
import type { Person } from '../../people/person.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/db/transact.ts'
import { type Announcement, applyTransition, requirePermission } from '../announcement.ts'
import { openAnnouncement, saveMove } from './transition.ts'

/** Takes back what was published. What reached people still counts; what is not sent yet is cancelled. */
export async function retract(
  trx: Trx,
  id: string,
  revision: number,
  reason: string,
  person: Person,
  now: Instant,
): Promise<Announcement> {
  await lockCalendar(trx)
  const before = await openAnnouncement(trx, id, revision)
  requirePermission(person, before, 'retract')
  const after = applyTransition(before, 'retract', { reason, updatedAt: now })
  const bookings = await listBookingsOf(trx, id)
  await markBookings(
    trx,
    bookings.filter(({ status }) => status === 'published'),
    { status: 'retracted' },
  )
  await markBookings(
    trx,
    bookings.filter(({ status }) => status === 'booked' || status === 'publishing'),
    { status: 'cancelled' },
  )
  return saveMove(trx, before, after, 'retract', person, now)
}
