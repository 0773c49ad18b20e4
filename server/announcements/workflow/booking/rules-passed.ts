import { readLockedState } from '../../../calendar/calendar-state.ts'
import type { Context } from '../../../context.ts'
import { passedBySeverity, rulesOf } from '../../../planning/findings/passed-by-severity.ts'
import type { Part } from '../../../planning/model/message.ts'
import { Invalid } from '../../../platform/errors.ts'
import { findOrganisation } from '../../../platform/organisation.ts'
import type { Db } from '../../../platform/transact.ts'
import { type Announcement, bookingBase, can } from '../../announcement.ts'
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

/**
 * Throws Invalid when it would be booked, or approved, where its severity passes rules and nobody has said why it is that
 * severe. It may have been sent for approval for another time, or before the rules were as they are.
 */
export function requireReason(
  announcement: Announcement,
  passes: readonly string[],
  { toApprove = false }: { toApprove?: boolean } = {},
): void {
  const { severity, severityReason } = announcement
  if (passes.length === 0 || severityReason !== '') return
  const why = `Say why it is ${severity}: its severity passes rules that would block it at that time.`
  throw new Invalid({ severityReason: `${why} ${howToSay(announcement, toApprove)}` })
}

function howToSay(announcement: Announcement, toApprove: boolean): string {
  if (toApprove) return 'Only its authors can add the reason, so send it back and ask for it.'
  return can(announcement, 'edit')
    ? 'Edit it to add the reason: it is a draft again then, and needs approval again. Or choose another time.'
    : 'Part of it is already out, so the reason cannot be added. Choose another time, or cancel the rest and write a new announcement.'
}
