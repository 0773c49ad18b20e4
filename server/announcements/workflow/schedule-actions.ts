import type { Booking } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import { markBookings } from '../../calendar/place-bookings.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { type Announcement, afterTransition } from '../announcement.ts'
import { hasParts, partsFor, requireParts } from '../parts.ts'
import type { OverrideInput, TimesChange } from '../schema.ts'
import { changedTimes } from './changed-times.ts'
import { requireChannelsInUse } from './channels-in-use.ts'
import { book } from './check-and-book.ts'
import { collisionsWithout } from './collisions.ts'
import { type LeftParts, leftParts, timesOfWhole } from './left-parts.ts'
import { statusFromBookings } from './partly-out.ts'
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
  return transition(context, { ...known, name: 'schedule', person }, async (step) => {
    const { change } = await bookAt(context, step, input, person)
    return change
  })
}

/**
 * Books what is booked of an announcement at another time. When it goes back to review instead, nothing of it counts any
 * more, and the answer names the posts that then collide.
 */
export async function rescheduleAnnouncement(
  context: Context,
  known: Known,
  input: TimesChange,
  person: Person,
): Promise<Stopped> {
  let over: readonly FindingRecord[] = []
  const announcement = await transition(context, { ...known, name: 'move', person }, async (step) => {
    const left = await leftParts(step, 'move')
    const moved = await bookAt(context, step, { ...input, overrides: [], left }, person)
    over = moved.over
    return moved.change
  })
  return { announcement, over }
}

/** Books what is held or missed of an announcement again. Nothing resumes by itself. */
export function resumeAnnouncement(
  context: Context,
  known: Known,
  input: BookingInput,
  person: Person,
): Promise<Announcement> {
  return transition(context, { ...known, name: 'resume', person }, async (step) => {
    const left = await leftParts(step, 'resume')
    const { change } = await bookAt(context, step, { ...input, left }, person)
    return change
  })
}

/**
 * Books it and returns the changes to save, with the posts that collide because it no longer counts. Throws RefusedByRules; the approvals stay valid. When it now reaches more
 * than was approved, it goes back to review with the sentence that says so.
 */
async function bookAt(
  context: Context,
  step: Step,
  { publishBy, overrides, left = null, ...asked }: BookingInput & { left?: LeftParts | null },
  person: Person,
): Promise<{ change: Partial<Announcement>; over: readonly FindingRecord[] }> {
  if (left !== null) await requireChannelsInUse(step, left)
  const changed = await changedTimes(step, asked, left)
  const times = left === null ? changed : timesOfWhole(step.before, left, changed)
  const change = { ...times, ...(publishBy === undefined ? {} : { publishBy }), reason: null }
  const outcome = await book(context, { step, announcement: { ...step.before, ...change }, overrides, person, left })
  switch (outcome.type) {
    case 'booked':
      return { change: { ...change, status: await statusFromBookings(step.calendar.trx, step.before.id) }, over: [] }
    case 'refused':
      throw new RefusedByRules(outcome.refusal)
    case 'needs_approval':
      return {
        change: { ...change, status: 'in_review', approvedAt: null, reason: outcome.reason },
        over: outcome.over,
      }
  }
}

/** An announcement that was stopped, with the posts that collide because its bookings no longer count. */
export interface Stopped {
  announcement: Announcement
  over: readonly FindingRecord[]
}

/** Gives up what has not gone out. It is never refused for what it does to others. */
export function cancelAnnouncement(context: Context, known: Known, reason: string, person: Person): Promise<Stopped> {
  return stop(context, { ...known, name: 'cancel', person }, reason)
}

/** Holds what is booked until somebody gives it a new time. */
export function holdAnnouncement(context: Context, known: Known, reason: string, person: Person): Promise<Stopped> {
  return stop(context, { ...known, name: 'hold', person }, reason)
}

/**
 * Cancels what is not out of an announcement as a part of something greater, in its transaction. Returns whether there
 * was anything.
 */
export async function cancelIn(step: Step, reason: string, person: Person): Promise<boolean> {
  const { calendar, before } = step
  const bookings = await listBookingsOf(calendar.trx, before.id)
  if (!hasParts(before, 'cancel', bookings)) return false
  const change = await stopped(step, partsFor('cancel', bookings), { name: 'cancel', reason })
  await saveChange(step, 'cancel', person, afterTransition(before, 'cancel', change))
  return true
}

async function stop(
  context: Context,
  request: Known & { name: 'cancel' | 'hold'; person: Person },
  reason: string,
): Promise<Stopped> {
  const { name } = request
  let over: readonly FindingRecord[] = []
  const announcement = await transition(context, request, async (step) => {
    const { calendar, before } = step
    const bookings = requireParts(before, name, await listBookingsOf(calendar.trx, before.id))
    const counting = bookings.filter(({ status }) => status === 'booked')
    over = await collisionsWithout(context, calendar, before, counting)
    return stopped(step, bookings, { name, reason })
  })
  return { announcement, over }
}

async function stopped(
  { calendar, before }: Step,
  bookings: readonly Booking[],
  { name, reason }: { name: 'cancel' | 'hold'; reason: string },
): Promise<Partial<Announcement>> {
  await markBookings(calendar, bookings, name === 'hold' ? { status: 'held', reason } : { status: 'cancelled' })
  const status = await statusFromBookings(calendar.trx, before.id)
  // When nothing of it is out, there is nothing to review.
  return { reason, status, ...(status === 'cancelled' ? { reviewAfter: false } : {}) }
}
