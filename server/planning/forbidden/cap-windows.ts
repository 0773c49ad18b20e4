import type { Stretch } from '../model/report.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { DAY, durationMillis } from '../time/duration.ts'
import { periodStarts } from '../time/zones.ts'
import { type CapQuestion, forbidCalendar, forbidRolling } from './cap-arithmetic.ts'

/** Judges one place, in a zone given by its index; with `near`, only what that message of `order` is to blame for. */
export type CapJudge = (question: CapQuestion, zone: number, near?: number) => void

/** `horizon` are the instants at which the candidate's own messages may go out. */
export function judgeOf({ window }: Cap, zones: readonly string[], horizon: Stretch): CapJudge {
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

/** How far before and after a message a rule looks for others. */
export function outlookOf(rule: Rule): number {
  if (rule.type !== 'cap') return 0
  if ('rolling' in rule.window) return durationMillis(rule.window.rolling)!
  return { day: 2 * DAY, week: 9 * DAY, month: 33 * DAY }[rule.window.calendar]
}
