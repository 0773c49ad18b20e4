import { isLocal } from '../../calendar/time-input.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount } from '../../platform/format.ts'
import type { Verdict } from '../../platform/pages/shared-props.ts'
import { MINUTE } from '../../platform/time-units.ts'
import { dayInWords, momentInWords, timeInWords } from '../../platform/time-words.ts'
import { atInWords } from '../content-diff.ts'
import type { Assessment } from './assessment.ts'
import type { FindingProps } from './checks-props.ts'

interface Found {
  found: readonly FindingProps[]
  passed: number
  /** What is wrong with what was typed, by form field. */
  errors: FieldErrors
}

/** Fields, of the form and of content, without which nobody knows when it goes out. */
const times = /^(at|date|time|goes-out|publishBy|offset:(time|publishBy|at:.*)|atByChannel\..*|at:.*)$/

/** Whether it can go out, in a sentence. It never says that it can while it cannot be sent for approval. */
export function verdict(assessment: Assessment, { found, passed, errors }: Found, zone: string): Verdict {
  const { content, report, candidate, missing, now } = assessment
  const at = timeOf(candidate)
  const wrongTime = Object.entries({ ...missing, ...errors }).find(([field]) => times.test(field))
  const when = (at: number) => (isLocal(content.at) ? atInWords(content.at, zone, now) : whenInWords(at, now, zone))
  const instant = (at: number) => (isLocal(content.at) ? null : fromMillis(at))
  const counts = `${countsOf(found, passed)}. Checked ${timeInWords(now, zone)}.`
  if (wrongTime) return { tone: 'bad', sentence: 'Cannot go out at this time', summary: wrongTime[1] }
  if (candidate.parts.length === 0)
    return { tone: 'plain', sentence: 'Nothing to check yet', summary: 'Choose an audience and channels.' }
  if (at !== null && report.verdict === 'blocked')
    return { tone: 'bad', sentence: `Cannot go out ${when(at)}`, summary: counts, instant: instant(at) }
  const open = Object.keys(missing).length + Object.keys(errors).length
  const free = freeInWords(assessment, zone)
  if (open > 0) return { tone: 'plain', sentence: 'Not ready to send', summary: `${free} ${counts}` }
  if (at === null) {
    const tone = report.nextFree === null ? 'bad' : 'plain'
    return { tone, sentence: 'No time chosen yet', summary: `${free} ${counts}` }
  }
  const warns = found.length > 0
  return { tone: warns ? 'caution' : 'good', sentence: `Can go out ${when(at)}`, summary: counts, instant: instant(at) }
}

/** "1 conflict, 2 warnings, 9 passed", "No rule applies" */
function countsOf(found: readonly FindingProps[], passed: number): string {
  const blocking = found.filter(({ tone }) => tone === 'bad').length
  const warnings = found.length - blocking
  const counts = [
    ...(blocking > 0 ? [formatCount(blocking, 'conflict')] : []),
    ...(warnings > 0 ? [formatCount(warnings, 'warning')] : []),
    ...(passed > 0 ? [`${passed} passed`] : []),
  ]
  return counts.length === 0 ? 'No rule applies' : counts.join(', ')
}

/** "The chosen time is free.", or from when there is room. */
function freeInWords({ report, candidate, now }: Assessment, zone: string): string {
  if (report.nextFree === null) return 'No free time in the next 92 days.'
  if (timeOf(candidate) !== null) return 'The time is free.'
  return `Free from ${momentInWords(report.nextFree, zone, now)}.`
}

/** "now", "at 10:30 am PST", "tomorrow at 10:30 am PST", "on Tue, Nov 24 at 10:30 am PST" */
function whenInWords(at: number, now: string, zone: string): string {
  if (Math.abs(at - toMillis(now)) < MINUTE) return 'now'
  const day = dayInWords(at, zone, now)
  const time = `at ${timeInWords(at, zone)}`
  if (day === 'today') return time
  return day === 'tomorrow' || day === 'yesterday' ? `${day} ${time}` : `on ${day} ${time}`
}
