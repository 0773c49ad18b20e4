import type { FindingRecord } from '../../calendar/finding-record.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import type { Announcement } from '../announcement.ts'
import type { OverrideInput, TimesChange } from '../schema.ts'
import { changedTimes } from './booking/changed-times.ts'
import { requireChannelsInUse } from './booking/channels-in-use.ts'
import { book } from './booking/check-and-book.ts'
import { type LeftParts, leftParts, timesOfWhole } from './booking/left-parts.ts'
import { statusFromBookings } from './partly-out.ts'
import type { Stopped } from './stop-actions.ts'
import { type Known, type Step, transition } from './transition.ts'

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
    const booked = await bookAt(context, step, input, person)
    return booked === null ? null : booked.change
  })
}

/**
 * Books what is booked of an announcement at another time. When it goes back to review instead, nothing of it counts any
 * more, and the answer names the posts that then collide. What is booked at exactly that time stays as it is, in the same
 * version.
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
    const moved = await bookAt(context, step, { ...input, overrides: [], left, onlyIfMoved: true }, person)
    if (moved === null) return null
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
    const booked = await bookAt(context, step, { ...input, left }, person)
    return booked === null ? null : booked.change
  })
}

/**
 * Books it and returns the changes to save, with the posts that collide because it no longer counts. Throws RefusedByRules; the approvals stay valid. When it now reaches more
 * than was approved, it goes back to review with the sentence that says so. Null when nothing would change.
 */
async function bookAt(
  context: Context,
  step: Step,
  {
    publishBy,
    overrides,
    left = null,
    onlyIfMoved = false,
    ...asked
  }: BookingInput & { left?: LeftParts | null; onlyIfMoved?: boolean },
  person: Person,
): Promise<{ change: Partial<Announcement>; over: readonly FindingRecord[] } | null> {
  if (left !== null) await requireChannelsInUse(step, left)
  const { times, zoneTimes } = await changedTimes(step, asked, left)
  const { asked: booked, kept } = left ? timesOfWhole(step.before, left, times) : { asked: times, kept: times }
  const change = { ...kept, ...(publishBy === undefined ? {} : { publishBy }), reason: null }
  const announcement = { ...step.before, ...change, ...booked }
  const isSameDeadline = announcement.publishBy === step.before.publishBy
  const request = { step, announcement, overrides, person, left, zoneTimes, onlyIfMoved: onlyIfMoved && isSameDeadline }
  const outcome = await book(context, request)
  switch (outcome.type) {
    case 'unchanged':
      return null
    case 'booked':
      return {
        change: {
          ...change,
          status: await statusFromBookings(step.calendar.trx, step.before.id),
          passes: outcome.passes,
        },
        over: [],
      }
    case 'refused':
      throw new RefusedByRules(outcome.refusal)
    case 'needs_approval':
      return {
        change: { ...change, status: 'in_review', approvedAt: null, reason: outcome.reason, passes: outcome.passes },
        over: outcome.over,
      }
  }
}
