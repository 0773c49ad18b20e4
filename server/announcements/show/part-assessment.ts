import type { Booking } from '../../calendar/booking.ts'
import { explainRefusal } from '../../calendar/explain-refusal.ts'
import type { Context } from '../../context.ts'
import { type Announcement, can } from '../announcement.ts'
import { type Assessment, assess, atOtherTimes } from '../checks/assessment.ts'
import { hasParts } from '../parts.ts'
import { leftOf, onlyPartsAsBooked } from '../workflow/booking/left-parts.ts'
import type { FailedAttempt, RefusedAttempt } from './transition-fields.ts'

/** What is left of an announcement, judged as each transition would book it; none for one that books all of it. */
export type AssessedParts = Partial<Record<string, Assessment>>

/** Judges the parts of an announcement on which transitions act, beside its other parts as they are. */
export async function assessParts(
  context: Context,
  announcement: Announcement,
  bookings: readonly Booking[],
): Promise<AssessedParts> {
  const found: AssessedParts = {}
  for (const name of ['move', 'resume'] as const) {
    if (!can(announcement, name) || !hasParts(announcement, name, bookings)) continue
    const left = leftOf(announcement, name, bookings)
    if (left === null) continue
    const content = onlyPartsAsBooked(announcement, left)
    found[name] = await assess(context, content, { id: announcement.id, writer: null, stored: announcement, left })
  }
  return found
}

/** What the rules said about a time that was asked for. Null when it was refused for something else. */
export async function assessRefused(
  context: Context,
  { refusal, form }: FailedAttempt,
  assessment: Assessment,
): Promise<RefusedAttempt | null> {
  const isElsewhere = form.has('date') || form.has('at')
  if (refusal === undefined || !isElsewhere) return null
  const { times, candidate } = refusal
  const reported = await explainRefusal(context, refusal)
  return { assessment: await atOtherTimes(context, assessment, { times, candidate, reported }), asked: form }
}
