import { totalReach } from '../../calendar/targets.ts'
import { byHandAmong, toPostManually } from '../../channels/by-hand/posters.ts'
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
    text: `${whereTo(assessment, split.free, when)}${whatWaits(assessment, split.blocked)}${reviewers(assessment)}`,
    reason: isIncomplete
      ? 'It can be published once nothing is missing.'
      : split.free.length === 0 && split.blocked.length > 0
        ? 'A rule blocks it, so it cannot go out like this. See above for what would help.'
        : null,
  }
}

/**
 * "Goes out now on Notice page to about 412,000 people. Facebook and SMS have to be posted manually. " Whoever is alone
 * must not believe that the latter went out.
 */
function whereTo({ tree, targets, calendar }: Assessment, free: readonly string[], when: string): string {
  const byHand = byHandAmong(free, calendar.channels)
  const byItself = free.filter((key) => !byHand.includes(key))
  const channels = targets.channels.filter(({ channel }) => byItself.includes(channel.key))
  const { people } = tree.people(totalReach({ ...targets, channels }))
  const named = (keys: readonly string[]) => formatList(keys.map(calendar.world.channelName))
  const goes =
    byItself.length === 0 ? '' : `Goes out ${when} on ${named(byItself)} to about ${formatCount(people, 'person')}. `
  return byHand.length === 0 ? goes : `${goes}${toPostManually(byHand.map(calendar.world.channelName))} `
}

/** "SMS waits, because a rule blocks it. " */
function whatWaits({ calendar }: Assessment, blocked: readonly string[]): string {
  if (blocked.length === 0) return ''
  const names = formatList(blocked.map(calendar.world.channelName))
  return `${names} ${pluralForm(blocked.length, 'waits', 'wait')}, because a rule blocks it there. `
}

export function reviewers({ approvals: { approvers } }: Assessment): string {
  if (approvers.length === 0) return 'Nobody else can review it afterwards yet.'
  const who = approvers.length > MAX_NAMED ? 'Another approver' : formatAlternatives(approvers)
  return `${who} reviews it afterwards.`
}
