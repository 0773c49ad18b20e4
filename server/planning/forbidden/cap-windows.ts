import { periodStarts } from '../../platform/time/zones.ts'
import { DAY } from '../../platform/time-units.ts'
import type { TimeRange } from '../model/report.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { durationMillis } from '../time/duration.ts'
import { type CapQuestion, forbidCalendar, forbidRolling } from './cap-arithmetic.ts'

/** Evaluates a cap at places in one zone, given by its index; with `near`, only the windows that hold `order[near]`. */
export type CapEvaluator = (question: CapQuestion, zone: number, near?: number) => void

/**
 * `horizon` covers the instants at which the candidate's own messages may go out. The evaluator throws RangeError for
 * an unknown zone.
 */
export function capEvaluator({ window }: Cap, zones: readonly string[], horizon: TimeRange): CapEvaluator {
  if ('rolling' in window) {
    const span = durationMillis(window.rolling)!
    return (question, _zone, near) => forbidRolling(question, span, near)
  }
  const startsOf = new Map<number, number[]>()
  return (question, zone, near) => {
    const starts = startsOf.get(zone) ?? periodStarts(zones[zone]!, window.calendar, horizon.from, horizon.to)
    startsOf.set(zone, starts)
    forbidCalendar(question, starts, near)
  }
}

/** How far before and after a message a rule looks for others, in milliseconds; 0 for rules that count nothing. */
export function lookaroundMillis(rule: Rule): number {
  if (rule.type !== 'cap') return 0
  if ('rolling' in rule.window) return durationMillis(rule.window.rolling)!
  return { day: 2 * DAY, week: 9 * DAY, month: 33 * DAY }[rule.window.calendar]
}
