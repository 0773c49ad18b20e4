import type { Entry } from '../../audit/audit.ts'
import { isWithoutApproval } from '../../audit/audit-words.ts'
import { may, type Person } from '../../people/person.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import type { Announcement } from '../announcement.ts'
import { validApprovals } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ReadChecks } from '../checks/checks-props.ts'
import { readChecks } from '../checks/checks-views.ts'
import { reviewers } from '../composer/alone-views.ts'
import type { Approval } from '../review-queries.ts'

interface Decided {
  announcement: Announcement
  approvals: readonly Approval[]
  events: readonly Entry[]
  names: ReadonlyMap<string, string>
}

/** What was published alone asks for no approval any more. */
export function checksOf(showing: Decided & { assessment: Assessment; person: Person; zone: string }): ReadChecks {
  const { announcement, assessment, person, zone } = showing
  const checks = readChecks(assessment, zone)
  if (!announcement.reviewAfter) {
    const isUp = assessment.approvals.approvers.length === 0 && may(person, 'administrator')
    const link = isUp ? { href: '/people', label: 'Give someone permission' } : null
    return { ...checks, approval: { ...checks.approval, link } }
  }
  const text = `By ${publisher(showing)}. ${reviewers(assessment)}`
  return { ...checks, approval: { title: 'Published without approval', text, link: null } }
}

/** Who published it alone. */
export function publisher({ approvals, names }: Pick<Decided, 'approvals' | 'names'>): string {
  return names.get(approvals.findLast(({ decision }) => decision === 'approved')?.by ?? '') ?? 'a duty manager'
}

/** An approval of what it no longer says is history, and not green. */
export function decisionMark(
  { announcement, events }: Pick<Decided, 'announcement' | 'events'>,
  approval: Approval,
): StatusMark {
  const isAlone = (event: Entry) => isWithoutApproval(event) && event.at === approval.at
  if (events.some((event) => isAlone(event) && event.actor.id === approval.by))
    return { icon: 'megaphone', word: 'Published without approval', tone: 'caution' }
  if (approval.decision === 'returned') return { icon: 'undo-2', word: 'Sent back', tone: 'caution' }
  return validApprovals(announcement, [approval]).length > 0
    ? { icon: 'thumbs-up', word: 'Approved', tone: 'good' }
    : { icon: 'history', word: 'Approved an earlier version', tone: 'quiet' }
}
