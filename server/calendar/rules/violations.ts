import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { previewViolations, type Violation } from '../../planning/findings/rule-preview.ts'
import { exceededOfCap } from '../../planning/forbidden/exceeded-in-plan.ts'
import { inOrder } from '../../planning/model/bookings.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import { isExempt, placesOfRule } from '../../planning/model/scope.ts'
import type { World } from '../../planning/model/world.ts'
import type { Instant } from '../../platform/clock.ts'
import { nextChange } from '../../platform/db/calendar-head.ts'
import { DAY } from '../../platform/time-units.ts'
import { listBookingsOfMany, saveBooking } from '../booking-queries.ts'
import type { CalendarState } from '../calendar-state.ts'
import type { LockedCalendar } from '../locked-calendar.ts'
import type { StoredRule } from '../stored-rule.ts'

/** Booked messages that would newly break the rule as given; none if it is switched off. */
export function newViolations(
  { world }: CalendarState,
  rule: Pick<StoredRule, 'id' | 'definition' | 'switchedOffAt'>,
): Violation[] {
  if (rule.switchedOffAt !== null) return []
  const { id, definition } = rule
  const after: Rule = { ...definition, id }
  const before = world.rules.find((old) => old.id === id)
  if (before && JSON.stringify({ ...before, name: '' }) === JSON.stringify({ ...after, name: '' })) return []
  // While the old rule only warned, nothing that broke it was grandfathered.
  const isComparable = before?.enforcement === 'block' || definition.enforcement === 'warn'
  const rules = before && isComparable ? [before] : []
  const waiting = { ...world, rules, now: firstUnstarted(world) }
  const newly = previewViolations(waiting, [after])
  const known = new Set(newly.map(({ message }) => message.id))
  const others = unexplainedViolations(waiting, after).filter(({ message }) => !known.has(message.id))
  return [...newly, ...others].sort((a, b) => inOrder(a.message, b.message))
}

/** A due message is still booked until it starts. One that is over a day late is checked again before it starts. */
function firstUnstarted({ plan, places, now }: World): number {
  const due = plan.find({ from: now - DAY, to: now, reach: [0, places.count] })
  return due.find(({ status }) => status === 'booked')?.at ?? now
}

/**
 * Booked messages in windows that hold too many even without the exempt ones. A comparison with the old rule misses
 * them if they already broke it because of other messages, which the new window does not contain.
 */
function unexplainedViolations(world: World, rule: Rule): Violation[] {
  const span = world.plan.span()
  if (rule.type !== 'cap' || span === null || placesOfRule(rule, world) === null) return []
  const { id, name, type, enforcement: level } = rule
  const found = new Map<string, Violation>()
  for (const { messages, places } of exceededOfCap(world, rule, { from: world.now, to: span.to + 1 })) {
    const notExempt = messages.filter((message) => !isExempt(rule, message))
    if (notExempt.length <= rule.limit) continue
    for (const message of notExempt) {
      if (message.status === 'booked') found.set(message.id, { rule: id, name, type, level, message, places })
    }
  }
  return [...found.values()]
}

/** A rule that was added or changed, with who did it and when. */
export interface RuleChange {
  rule: StoredRule
  actor: Actor
  now: Instant
}

/** Decides what happens to bookings that newly break a rule. Called only if there is at least one. */
export type ViolationPolicy = (
  calendar: LockedCalendar,
  violations: readonly Violation[],
  change: RuleChange,
) => Promise<void>

/**
 * Keeps bookings that were made before a rule change. The rule is waived for all bookings of their announcements
 * (docs/scheduling-rules.md#changing-a-rule).
 */
export const grandfather: ViolationPolicy = async (calendar, violations, { rule, actor, now }) => {
  const { trx } = calendar
  const ids = [...new Set(violations.map(({ message }) => message.announcement))]
  const change = await nextChange(calendar)
  for (const booking of [...(await listBookingsOfMany(trx, ids)).values()].flat()) {
    if (booking.status !== 'booked' || booking.waivedRules.includes(rule.id)) continue
    await saveBooking(trx, { ...booking, waivedRules: [...booking.waivedRules, rule.id], change })
  }
  const reason = `It was scheduled before the rule “${rule.definition.name}” was changed, so it stays.`
  for (const id of ids) {
    await record(trx, {
      at: now,
      actor,
      action: 'grandfather',
      subject: { type: 'announcement', id },
      before: null,
      after: { reason, rule: { id: rule.id } },
      revision: null,
    })
  }
}
