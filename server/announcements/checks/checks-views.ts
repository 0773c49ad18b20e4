import { nameOfCode } from '../../areas/tree/names.ts'
import { audienceInWords, sentenceOf } from '../../calendar/rules/rule-sentences.ts'
import type { RuleAudience } from '../../planning/model/rule-schema.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount, formatList, formatNumber, pluralForm } from '../../platform/format.ts'
import { MINUTE } from '../../platform/time-units.ts'
import { clockInWords, dayInWords, momentInWords } from '../../platform/time-words.ts'
import type { Status } from '../status.ts'
import type { Assessment } from './assessment.ts'
import type { Checks, FindingProps, ReadChecks } from './checks-props.ts'
import { findings } from './findings-views.ts'
import type { UsefulRemedy } from './useful-remedies.ts'

const MAX_NAMED = 5

/** The checks as the composer shows them, with buttons for remedies and for sending. */
export function checks(
  assessment: Assessment,
  {
    remedies,
    action,
    status,
    zone,
    errors,
    cancel,
  }: {
    remedies: readonly UsefulRemedy[]
    action: string
    status: Status
    zone: string
    errors: FieldErrors
    cancel: string | null
  },
): Checks {
  const { needed } = assessment.approvals
  const reasons = [...Object.values(errors), ...Object.values(assessment.missing)]
  const label = needed > 1 ? `Send for ${formatCount(needed, 'approval')}` : 'Send for approval'
  return {
    ...readChecks(assessment, zone, remedies),
    action,
    send: {
      action: { value: 'submit', label: status === 'draft' ? label : `Save and ${label.toLowerCase()}` },
      reason: reasons.length === 0 ? null : reasons.slice(0, 2).join(' '),
    },
    cancel,
  }
}

/** The same checks without the buttons of the composer. */
export function readChecks(assessment: Assessment, zone: string, remedies: readonly UsefulRemedy[] = []): ReadChecks {
  const found = findings(assessment, zone, remedies)
  const passed = passedSentences(assessment, zone)
  return {
    verdict: verdict(assessment, found, passed.length, zone),
    findings: found,
    passed: { summary: `${passed.length} passed`, sentences: passed },
    approval: approval(assessment),
  }
}

function verdict(
  assessment: Assessment,
  found: readonly FindingProps[],
  passed: number,
  zone: string,
): Checks['verdict'] {
  const { report, candidate, now } = assessment
  if (candidate.parts.length === 0)
    return {
      tone: 'caution',
      sentence: 'Nothing to check yet',
      summary: 'Choose an audience and channels.',
    }
  const at = timeOf(candidate)
  const when = at === null ? '' : whenInWords(at, now, zone)
  const blocking = found.filter(({ tone }) => tone === 'bad').length
  const warnings = found.length - blocking
  const counts = [
    blocking > 0 ? `${formatCount(blocking, 'rule')} ${pluralForm(blocking, 'blocks', 'block')} it` : '',
    warnings > 0 ? formatCount(warnings, 'warning') : '',
    `${passed} passed`,
  ].filter(Boolean)
  const summary = `${counts.join(', ')}. Checked ${clockInWords(now, zone)}.`
  if (at === null) {
    const first =
      report.nextFree === null
        ? 'No free time in the next 92 days.'
        : `Free from ${momentInWords(report.nextFree, zone, now)}.`
    return {
      tone: report.nextFree === null ? 'bad' : 'caution',
      sentence: 'No time chosen yet',
      summary: `${first} ${summary}`,
    }
  }
  if (report.verdict === 'blocked') return { tone: 'bad', sentence: `Cannot go out ${when}`, summary }
  return { tone: warnings > 0 ? 'caution' : 'good', sentence: `Can go out ${when}`, summary }
}

/** "now", "at 10:30 am", "tomorrow at 10:30 am", "on Tue, Nov 24 at 10:30 am" */
function whenInWords(at: number, now: string, zone: string): string {
  if (Math.abs(at - toMillis(now)) < MINUTE) return 'now'
  const day = dayInWords(at, zone, now)
  const time = `at ${clockInWords(at, zone)}`
  if (day === 'today') return time
  return day === 'tomorrow' || day === 'yesterday' ? `${day} ${time}` : `on ${day} ${time}`
}

function passedSentences(
  { passed, tree, calendar, content, report, candidate, now }: Assessment,
  zone: string,
): string[] {
  if (candidate.parts.length === 0) return []
  const names = {
    area: (code: string) => nameOfCode(tree, code),
    audience: (audience: RuleAudience) => audienceInWords(tree, audience),
    channel: calendar.world.channelName,
    time: (instant: string) => momentInWords(instant, zone, now),
  }
  const sentences = passed.map((rule) => sentenceOf(rule, names))
  const held = report.findings.some(({ type }) => type === 'hold')
  if (content.kind === 'marketing' && !held) sentences.push('No open incident holds it in these places.')
  return sentences
}

function approval({ content, approvals: { needed, people, approvers } }: Assessment): ReadChecks['approval'] {
  const why =
    needed > 1
      ? `It reaches a whole state or more than 1 million people (${formatNumber(people)}).`
      : 'Under 1 million people.'
  const who =
    approvers.length === 0
      ? 'Nobody else can approve it yet. An administrator can give someone permission.'
      : `Can approve: ${formatList(approvers, MAX_NAMED)}.`
  const kind = content.kind === 'service' ? `Service, ${content.severity}. ` : 'Marketing. '
  return { title: `Needs ${formatCount(needed, 'approval')}`, text: `${kind}${why} ${who}` }
}
