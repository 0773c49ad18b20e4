import { listBookingsWaiving } from '../../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { findRule } from '../../calendar/rule-queries.ts'
import { grandfather, type RuleChange, type ViolationPolicy } from '../../calendar/rules/violations.ts'
import type { Context } from '../../context.ts'
import { type Person, requirePermission } from '../../people/person.ts'
import { toInstant } from '../../platform/clock.ts'
import { listOverrides } from '../review-queries.ts'
import { holdBookings } from '../workflow/partly-out.ts'

/** Holds what is booked of the announcements that break the changed rule. Whatever cannot be held is grandfathered. */
export const holdViolations: ViolationPolicy = async (calendar, violations, change) => {
  const held = new Set<string>()
  for (const id of new Set(violations.map(({ message }) => message.announcement)))
    if (await hold(calendar, id, change)) held.add(id)
  const remaining = violations.filter(({ message }) => !held.has(message.announcement))
  if (remaining.length > 0) await grandfather(calendar, remaining, change)
}

/**
 * Holds the announcements that were grandfathered for a rule. Those that an approver overrode stay booked. Returns the
 * ids of the announcements it held (docs/scheduling-rules.md#changing-a-rule).
 */
export function holdGrandfathered(context: Context, id: string, person: Person): Promise<string[]> {
  requirePermission(person, 'administrator')
  return withLockedCalendar(context, async (calendar) => {
    const { trx } = calendar
    const rule = await findRule(trx, id)
    const change = { rule, actor: person, now: toInstant(context.now()) }
    const held: string[] = []
    for (const announcement of new Set((await listBookingsWaiving(trx, id)).map((booking) => booking.announcement))) {
      const isOverridden = (await listOverrides(trx, announcement)).some((override) => override.rule === id)
      if (!isOverridden && (await hold(calendar, announcement, change))) held.push(announcement)
    }
    return held
  })
}

/** Returns whether it could be held. */
async function hold(calendar: LockedCalendar, id: string, { rule, actor, now }: RuleChange): Promise<boolean> {
  const reason = `The rule “${rule.definition.name}” was changed after this was booked.`
  return (await holdBookings(calendar, id, () => true, { reason, actor, now })) !== null
}
