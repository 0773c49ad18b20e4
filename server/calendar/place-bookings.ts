import type { Severity } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import { nextChange } from '../platform/db/calendar-head.ts'
import { newId } from '../platform/ids.ts'
import type { Trx } from '../platform/transact.ts'
import { type Booking, doneStatuses, type Slot } from './booking.ts'
import { deleteBookings, insertBookings, listBookingsOf, saveBooking } from './booking-queries.ts'
import type { LockedCalendar } from './locked-calendar.ts'

/** The fields that all bookings of an announcement share. */
export interface BookingBase {
  announcement: string
  kind: Kind
  severity: Severity
  incident: string | null
  waivedRules: readonly string[]
}

/** What an announcement should have on the calendar. */
export interface Placement {
  base: BookingBase
  slots: readonly Slot[]
  /** Tentative bookings are shown and never count. */
  status: 'booked' | 'tentative'
  now: Instant
  /** The bookings that it replaces; when left out, all that are not over. */
  replaces?: ReadonlySet<string> | undefined
}

/**
 * Places a new announcement, which has no bookings yet. Tentative bookings have no change number, so this needs no lock,
 * and nobody waits for one to write a draft.
 */
export async function insertTentative(trx: Trx, { base, slots, now }: Omit<Placement, 'status'>): Promise<void> {
  const bookings = slots.map(
    (slot): Booking => ({
      ...base,
      ...slot,
      id: newId(),
      status: 'tentative',
      postedOver: [],
      reason: null,
      committed: 0,
      change: 0,
    }),
  )
  await insertBookings(trx, bookings, now)
}

/** Makes the announcement's open bookings match the placement. Bookings with a final status are not touched. */
export async function placeBookings(
  calendar: LockedCalendar,
  { base, slots, status, now, replaces }: Placement,
): Promise<void> {
  const { trx } = calendar
  const open = (await listBookingsOf(trx, base.announcement)).filter((booking) =>
    replaces ? replaces.has(booking.id) : !doneStatuses.includes(booking.status),
  )
  const counted = status === 'booked' || open.some((booking) => booking.change > 0)
  const change = counted ? await nextChange(calendar) : 0
  const reused = new Set<string>()
  const added: Booking[] = []
  for (const slot of slots) {
    const same = open.find(
      (booking) => booking.channel === slot.channel && booking.zone === slot.zone && !reused.has(booking.id),
    )
    const booking: Booking = {
      ...base,
      ...slot,
      id: same?.id ?? newId(),
      status,
      postedOver: [],
      reason: null,
      committed: status === 'booked' ? change : (same?.committed ?? 0),
      change: status === 'booked' || (same?.change ?? 0) > 0 ? change : 0,
    }
    reused.add(booking.id)
    if (same) await saveBooking(trx, booking)
    else added.push(booking)
  }
  await insertBookings(trx, added, now)
  const unused = open.filter((booking) => !reused.has(booking.id))
  const neverCounted = unused.filter((booking) => booking.change === 0).map(({ id }) => id)
  await deleteBookings(trx, neverCounted)
  // A booking that counted is cancelled, not deleted, so that every process learns that it no longer counts.
  for (const booking of unused.filter((old) => old.change > 0))
    await saveBooking(trx, { ...booking, status: 'cancelled', change })
}

/** What becomes of a booking. Without a reason, an earlier one is dropped. */
export type Mark = Pick<Booking, 'status'> & Partial<Pick<Booking, 'at' | 'reason' | 'waivedRules' | 'postedOver'>>

/**
 * Changes the status of bookings, and their time if one is given. What was waived was waived for the time before. A new
 * change number tells every process about it.
 */
export async function markBookings(calendar: LockedCalendar, bookings: readonly Booking[], mark: Mark): Promise<void> {
  if (bookings.length === 0) return
  const change = await nextChange(calendar)
  for (const booking of bookings) {
    const waivedRules = (mark.at ?? booking.at) === booking.at ? booking.waivedRules : []
    await saveBooking(calendar.trx, { ...booking, reason: null, waivedRules, ...mark, change })
  }
}
