import { totalReach } from '../../calendar/targets.ts'
import { formatAlternatives, formatCount, formatList, pluralForm } from '../../platform/format.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { Checks } from '../checks/checks-props.ts'
import { freeAndBlocked } from '../checks/free-and-blocked.ts'
import { atInWords } from '../content-diff.ts'

const MAX_NAMED = 3

/** The button with which a duty manager publishes alone, and what happens then. */
export function publishAlone(assessment: Assessment, zone: string, isIncomplete: boolean): Checks['alone'] {
  const { content, now } = assessment
  const split = freeAndBlocked(assessment)
  const isNow = content.at === 'approval' || content.at === null
  const when = isNow ? 'now' : atInWords(content.at, zone, now)
  return {
    action: { value: 'publish', label: isNow ? 'Publish now, review later' : 'Schedule it, review later' },
    text: `Goes out ${when} on ${whereTo(assessment, split.free)}. ${whatWaits(assessment, split.blocked)}${reviewers(assessment)}`,
    reason: isIncomplete
      ? 'It can be published once nothing is missing.'
      : split.free.length === 0 && split.blocked.length > 0
        ? 'A rule blocks it, so it cannot go out like this. See above for what would help.'
        : null,
  }
}

/** "Notice page and SMS to about 412,000 people" */
function whereTo({ tree, targets, calendar }: Assessment, channels: readonly string[]): string {
  const { people } = tree.people(totalReach(targets))
  return `${formatList(channels.map(calendar.world.channelName))} to about ${formatCount(people, 'person')}`
}

/** "SMS waits, because a rule blocks it. " */
function whatWaits({ calendar }: Assessment, blocked: readonly string[]): string {
  if (blocked.length === 0) return ''
  const names = formatList(blocked.map(calendar.world.channelName))
  return `${names} ${pluralForm(blocked.length, 'waits', 'wait')}, because a rule blocks it there. `
}

function reviewers({ approvals: { approvers } }: Assessment): string {
  if (approvers.length === 0) return 'Nobody else can review it afterwards yet.'
  const who = approvers.length > MAX_NAMED ? 'Another approver' : formatAlternatives(approvers)
  return `${who} reviews it afterwards.`
}
