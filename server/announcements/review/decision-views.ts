import type { Person } from '../../people/person.ts'
import { capitalize, formatCount, formatList, pluralForm } from '../../platform/format.ts'
import type { Announcement } from '../announcement.ts'
import { publishesAlone, validApprovals, whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { freeAndBlocked } from '../checks/free-and-blocked.ts'
import { reached } from '../checks/summary-views.ts'
import { atInWords } from '../content-diff.ts'
import { hasTime } from '../readiness.ts'
import { type Approval, authorsOf, type Revision } from '../review-queries.ts'
import type { DecisionButtons } from './review-props.ts'

/** What decides about the buttons. */
export interface Deciding {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  approvals: readonly Approval[]
  revisions: readonly Revision[]
}

const nothingGoesOut = 'nothing goes out until someone chooses another time'
const plain = { overrides: false, note: null, without: null }

/** What the buttons will do. */
export function decisionButtons(deciding: Deciding): DecisionButtons {
  const { announcement, assessment, approvals, person, revisions, zone } = deciding
  if (announcement.reviewAfter) return { ...plain, label: 'Reviewed: no changes needed' }
  const { report, now, approvals: policy, candidate } = assessment
  const alone = publishesAlone(person, { announcement, authors: authorsOf(revisions) })
  const remaining = policy.needed - validApprovals(announcement, approvals).length - 1
  if (!alone && remaining > 0) return { ...plain, label: `Approve (${formatCount(remaining, 'more approval')} needed)` }
  const verb = alone ? 'Publish now, review later' : 'Approve'
  if (!hasTime(announcement, candidate.parts, now))
    return { ...plain, label: 'Approve', note: `It has no time yet, so ${nothingGoesOut.replace('another', 'a')}.` }
  if (report.verdict !== 'blocked') {
    const when = announcement.at === 'approval' ? 'now' : atInWords(announcement.at, zone, now)
    return { ...plain, label: `${verb}: goes to ${reached(assessment)}, ${when}` }
  }
  const without = withoutOverride(assessment)
  if (!mayOverride(deciding) || !canOverrideAll(assessment))
    return { ...plain, label: without.label, note: capitalize(without.note) }
  return {
    label: `${verb} and override (reason required)`,
    overrides: true,
    note: `Without a reason: ${without.note}`,
    without: without.label,
  }
}

/** What an approval books that passes no rule: the channels on which it is free, or nothing. */
function withoutOverride(assessment: Assessment): { label: string; note: string } {
  const { free, blocked } = freeAndBlocked(assessment)
  const named = (channels: readonly string[]) => formatList(channels.map(assessment.calendar.world.channelName))
  if (free.length === 0)
    return { label: 'Approve without scheduling', note: `its time is not free, so ${nothingGoesOut}.` }
  const waits = pluralForm(blocked.length, 'waits', 'wait')
  return {
    label: `Approve for ${named(free)} only`,
    note: `it goes out on ${named(free)}; ${named(blocked)} ${waits} until someone chooses another time.`,
  }
}

export function mayOverride({ announcement, person, revisions }: Deciding): boolean {
  return !announcement.reviewAfter && whyNotOverride(person, authorsOf(revisions)) === null
}

/** What it would do to other posts of its incident cannot be overridden. */
function canOverrideAll({ report: { findings } }: Assessment): boolean {
  return findings.every(({ level, isOfThread }) => level !== 'block' || !isOfThread)
}
