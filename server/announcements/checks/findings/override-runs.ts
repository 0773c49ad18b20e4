import { formatCount, formatList } from '../../../platform/format.ts'
import type { Assessment } from '../assessment.ts'
import type { Run } from '../checks-props.ts'

const MAX_APPROVERS = 4

/** What has no button: asking an approver for an override, and making room. */
export function overrideRuns(assessment: Assessment): Run[] {
  const { approvers } = assessment.approvals
  const override =
    approvers.length === 0
      ? []
      : [`An approver can override this, with a reason: ${formatList(approvers, MAX_APPROVERS)}.`]
  return [...override.map((text) => ({ text: `${text} ` })), ...roomRuns(assessment, 'Or make room: ')]
}

/** A link to the page that makes room. It needs a saved announcement. */
export function roomRuns({ proposed: { reschedules }, candidate }: Assessment, before: string): Run[] {
  if (reschedules.length === 0 || candidate.announcement === null) return []
  const posts = new Set(reschedules.map(({ announcement, from }) => `${announcement} ${from}`)).size
  const href = `/announcements/${candidate.announcement}/moving-room`
  return [{ text: before }, { text: `see where ${formatCount(posts, 'other post')} could go`, href }, { text: '.' }]
}
