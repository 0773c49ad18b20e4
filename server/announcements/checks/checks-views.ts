import { nameOfCode } from '../../areas/tree/names.ts'
import { audienceInWords, sentenceOf } from '../../calendar/rules/rule-sentences.ts'
import type { RuleAudience } from '../../planning/model/rule-schema.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount, formatList, formatNumber } from '../../platform/format.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Status } from '../status.ts'
import type { Assessment } from './assessment.ts'
import type { Checks, ReadChecks } from './checks-props.ts'
import { findings } from './findings/findings-views.ts'
import type { UsefulRemedy } from './useful-remedies.ts'
import { verdict } from './verdict-views.ts'

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
    needed,
    cancel,
    alone,
  }: {
    remedies: readonly UsefulRemedy[]
    action: string
    status: Status
    zone: string
    /** What is wrong with what was typed, by form field. */
    errors: FieldErrors
    needed: Checks['needed']
    cancel: string | null
    alone: Checks['alone']
  },
): Checks {
  const approvals = assessment.approvals.needed
  const label = approvals > 1 ? `Send for ${formatCount(approvals, 'approval')}` : 'Send for approval'
  return {
    ...readChecks(assessment, zone, { remedies, errors }),
    action,
    needed,
    send: {
      action: { value: 'submit', label: status === 'draft' ? label : `Save and ${label.toLowerCase()}` },
      reason: needed.length > 1 ? `${formatCount(needed.length, 'thing')} to do first.` : (needed[0]?.message ?? null),
    },
    alone,
    cancel,
  }
}

/** The same checks without the buttons of the composer. */
export function readChecks(
  assessment: Assessment,
  zone: string,
  {
    remedies = [],
    errors = {},
    asksApprovers = true,
  }: { remedies?: readonly UsefulRemedy[]; errors?: FieldErrors; asksApprovers?: boolean } = {},
): ReadChecks {
  const found = findings(assessment, zone, { remedies, asksApprovers })
  const passed = passedSentences(assessment, zone)
  return {
    verdict: verdict(assessment, { found, passed: passed.length, errors }, zone),
    findings: found,
    passed: { summary: `${passed.length} passed`, sentences: passed },
    approval: approval(assessment),
  }
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

function approval({ content, approvals: { needed, bypasses, people, approvers } }: Assessment): ReadChecks['approval'] {
  const wide = `It reaches a whole state or more than 1 million people (${formatNumber(people)}).`
  const why = bypasses ? 'Its severity passes a rule.' : needed > 1 ? wide : 'Under 1 million people.'
  const who =
    approvers.length === 0
      ? 'Nobody else can approve it yet. An administrator can give someone permission.'
      : `Can approve: ${formatList(approvers, MAX_NAMED)}.`
  const kind = content.kind === 'service' ? `Service, ${content.severity}. ` : 'Marketing. '
  return { title: `Needs ${formatCount(needed, 'approval')}`, text: `${kind}${why} ${who}`, link: null }
}
