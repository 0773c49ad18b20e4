import { timeOf } from '../../planning/model/timing.ts'
import { formatList } from '../../platform/format.ts'
import type { Verdict } from '../../platform/pages/shared-props.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ReadChecks } from '../checks/checks-props.ts'
import { readChecks } from '../checks/checks-views.ts'
import { shownZone } from './entered-fields.ts'
import type { TransitionFormContext } from './transition-fields.ts'

/** What the rules have against the time that was asked for, as the composer says it. Null when they refused none. */
export function refusedChecks(context: TransitionFormContext): ReadChecks | null {
  const { failed, refused, person, authors } = context
  if (failed === null || refused === null) return null
  const zone = shownZone(context, failed.transition)
  const asksApprovers = failed.transition !== 'move' && whyNotOverride(person, authors) !== null
  const checks = readChecks(refused.assessment, zone, { asksApprovers })
  const apart = keptDistances(refused.assessment, zone)
  const summary = [...apart, checks.verdict.summary].join(' ')
  return { ...checks, verdict: { ...checks.verdict, summary } }
}

/** The channels with a finding at another time than the one that was asked for, because they keep their distance. */
function keptDistances({ candidate, report, calendar, now }: Assessment, zone: string): string[] {
  const asked = timeOf(candidate)
  if (asked === null) return []
  const blocked = new Set(report.findings.filter(({ level }) => level === 'block').map(({ channel }) => channel))
  const apart = candidate.parts.filter(({ at, own, channel }) => own && at !== asked && blocked.has(channel))
  const said = apart.map(({ channel, at }) => `${calendar.world.channelName(channel)} ${momentInWords(at!, zone, now)}`)
  if (said.length === 0) return []
  return [
    `You chose ${momentInWords(asked, zone, now)}. Channels with a time of their own keep their distance: ${formatList([...new Set(said)])}.`,
  ]
}

const notDone: Record<string, string> = {
  submit: 'Not sent for approval',
  withdraw: 'Not withdrawn',
  delete: 'Not deleted',
  schedule: 'Not scheduled',
  resume: 'Not resumed',
  move: 'Not moved',
  hold: 'Not put on hold',
  cancel: 'Not canceled',
}

/** That something was refused, when it was not the rules that did. Nothing green stands beside it. */
export function refusalInWords({ failed, refused }: TransitionFormContext): Verdict | null {
  if (failed === null || refused !== null || failed.refusal !== undefined) return null
  const summary = [...new Set(Object.values(failed.errors))].join(' ') || failed.message
  return { tone: 'bad', sentence: notDone[failed.transition] ?? 'Not done', summary }
}
