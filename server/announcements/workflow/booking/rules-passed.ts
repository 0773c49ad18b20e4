import { readLockedState } from '../../../calendar/calendar-state.ts'
import type { Context } from '../../../context.ts'
import { passedBySeverity, rulesOf } from '../../../planning/findings/passed-by-severity.ts'
import type { Part } from '../../../planning/model/message.ts'
import { findOrganisation } from '../../../platform/organisation.ts'
import type { Db } from '../../../platform/transact.ts'
import { type Announcement, bookingBase } from '../../announcement.ts'
import type { Step } from '../transition.ts'

/** The rules that the announcement passes by its severity, with these parts, on the calendar as it is under the lock. */
export async function rulesPassed(
  context: Context,
  { calendar }: Step,
  { announcement, parts }: { announcement: Announcement; parts: readonly Part[] },
): Promise<string[]> {
  const { world } = await readLockedState(context, calendar)
  return rulesOf(passedBySeverity(world, { ...bookingBase(announcement), parts, publishBy: null }))
}

/** Whether an announcement whose severity passes these rules needs a second approval for that. */
export async function bypasses(db: Db, passes: readonly string[]): Promise<boolean> {
  return passes.length > 0 && (await findOrganisation(db)).bypassNeedsSecondApproval
}

/** What an author has to say when the severity passes rules and no reason is given. */
export const askReason = 'Say why it is that severe. Its severity passes rules that would block it.'
