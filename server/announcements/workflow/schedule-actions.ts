import { doneStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { type Announcement, afterTransition } from '../announcement.ts'
import type { OverrideInput, TimesChange } from '../schema.ts'
import { changedTimes } from './changed-times.ts'
import { book } from './check-and-book.ts'
import { type Known, type Step, saveChange, transition } from './transition.ts'

/** Without times, the announcement's own are booked, and without `publishBy` it keeps its own. */
export interface BookingInput extends TimesChange {
  overrides: OverrideInput[]
}

/** Books an approved announcement if the rules allow its time. */
export function scheduleAnnouncement(
  context: Context,
  known: Known,
  input: BookingInput,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'schedule', person }, async (step) =>
    bookAt(context, step, input, person),
  )
}

/** Books a scheduled announcement at another time. */
export function rescheduleAnnouncement(
  context: Context,
  known: Known,
  input: TimesChange,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'move', person }, async (step) =>
    bookAt(context, step, { ...input, overrides: [] }, person),
  )
}

/** Books a held or missed announcement again. Nothing resumes by itself. */
export function resumeAnnouncement(
  context: Context,
  known: Known,
  input: BookingInput,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'resume', person }, async (step) => bookAt(context, step, input, person))
}

/**
 * Books it and returns the changes to save. Throws RefusedByRules; the approvals stay valid. When it now reaches more
 * than was approved, it goes back to review with the sentence that says so.
 */
async function bookAt(
  context: Context,
  step: Step,
  { publishBy, overrides, ...asked }: BookingInput,
  person: Person,
): Promise<Partial<Announcement>> {
  const times = await changedTimes(context, step, asked)
  const change = { ...times, ...(publishBy === undefined ? {} : { publishBy }), reason: null }
  const outcome = await book(context, { step, announcement: { ...step.before, ...change }, overrides, person })
  switch (outcome.type) {
    case 'booked':
      return change
    case 'refused':
      throw new RefusedByRules(outcome.refusal)
    case 'needs_approval':
      return { ...change, status: 'in_review', approvedAt: null, reason: outcome.reason }
  }
}

export function cancelAnnouncement(
  context: Context,
  known: Known,
  reason: string,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'cancel', person }, async ({ calendar }) => {
    await endBookings(calendar, known.id, 'cancelled')
    // Nothing of it is out, so there is nothing to review.
    return { reason, reviewAfter: false }
  })
}

/** Cancels an announcement as a part of something greater, in its transaction. */
export async function cancelIn(step: Step, reason: string, person: Person): Promise<void> {
  await endBookings(step.calendar, step.before.id, 'cancelled')
  await saveChange(step, 'cancel', person, afterTransition(step.before, 'cancel', { reason, reviewAfter: false }))
}

/** Holds a scheduled announcement until somebody gives it a new time. */
export function holdAnnouncement(
  context: Context,
  known: Known,
  reason: string,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'hold', person }, async ({ calendar }) => {
    await endBookings(calendar, known.id, 'held')
    return { reason }
  })
}

/** Gives up the open bookings of an announcement. */
export async function endBookings(
  calendar: LockedCalendar,
  announcement: string,
  status: 'cancelled' | 'held' | 'missed',
): Promise<void> {
  const bookings = await listBookingsOf(calendar.trx, announcement)
  const open = bookings.filter((booking) => !doneStatuses.includes(booking.status))
  await markBookings(calendar, open, { status })
}
