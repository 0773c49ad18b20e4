import type { Severity } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Trx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Booking, type BookingStatus, doneStatuses, type Slot } from './booking.ts'
import { deleteBookings, insertBookings, listBookingsOf, saveBooking } from './booking-queries.ts'
import { nextChange } from './head-queries.ts'

/** What the bookings of one announcement have in common. */
export interface BookingBase {
  announcement: string
  kind: Kind
  severity: Severity
  incident: string | null
  waivedRules: readonly string[]
}

/**
 * Makes the announcement's open bookings match `slots`, as `booked` or only `tentative`. What is over stays as it
 * is. Whoever books has locked the calendar and checked; a tentative one never counts and needs neither.
 */
export async function placeBookings(
  trx: Trx,
  booker: BookingBase,
  slots: readonly Slot[],
  status: 'booked' | 'tentative',
  now: Instant,
): Promise<void> {
  const open = (await listBookingsOf(trx, booker.announcement)).filter(
    (booking) => !doneStatuses.includes(booking.status),
  )
  const counted = status === 'booked' || open.some((booking) => booking.change > 0)
  const change = counted ? await nextChange(trx) : 0
  const taken = new Set<string>()
  const fresh: Booking[] = []
  for (const slot of slots) {
    const same = open.find(
      (booking) => booking.channel === slot.channel && booking.zone === slot.zone && !taken.has(booking.id),
    )
    const committed = status === 'booked' ? change : (same?.committed ?? 0)
    const booking: Booking = {
      ...booker,
      ...slot,
      id: same?.id ?? newId(),
      status,
      committed,
      change: status === 'booked' || (same?.change ?? 0) > 0 ? change : 0,
    }
    taken.add(booking.id)
    if (same) await saveBooking(trx, booking)
    else fresh.push(booking)
  }
  await insertBookings(trx, fresh, now)
  const left = open.filter((booking) => !taken.has(booking.id))
  await deleteBookings(
    trx,
    left.filter((booking) => booking.change === 0).map(({ id }) => id),
  )
  for (const booking of left.filter((one) => one.change > 0))
    await saveBooking(trx, { ...booking, status: 'cancelled', change })
}

/** Gives the open bookings (or those named) another status, so that every process learns of it. */
export async function markBookings(
  trx: Trx,
  bookings: readonly Booking[],
  mark: { status: BookingStatus; at?: Instant },
): Promise<void> {
  if (bookings.length === 0) return
  const change = await nextChange(trx)
  for (const booking of bookings) await saveBooking(trx, { ...booking, ...mark, change })
}
