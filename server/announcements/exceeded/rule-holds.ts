import { listBookingsOf, listBookingsWaiving } from '../../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { findRule } from '../../calendar/rule-queries.ts'
import { grandfather, type RuleChange, type ViolationPolicy } from '../../calendar/rules/violations.ts'
import type { Context } from '../../context.ts'
import { type Person, requirePermission } from '../../people/person.ts'
import { coversChannel } from '../../planning/model/scope.ts'
import { toInstant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import { validOverrides } from '../approval-policy.ts'
import { hashPlacement } from '../content.ts'
import { findAnnouncement } from '../queries.ts'
import { listOverrides } from '../review-queries.ts'
import { holdBookings } from '../workflow/partly-out.ts'

/** Holds the bookings that break the changed rule; what else their announcements have booked goes out. Whatever cannot be held is grandfathered. */
export const holdViolations: ViolationPolicy = async (calendar, violations, change) => {
  const held = new Set<string>()
  for (const [id, broken] of Map.groupBy(violations, ({ message }) => message.announcement))
    if (await hold(calendar, { id, bookings: broken.map(({ message }) => message.id) }, change)) held.add(id)
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
    // Keeping them waived the rule for all parts of their announcements, also on channels that it is not about.
    const concerned = (await listBookingsWaiving(trx, id)).filter(({ channel }) =>
      coversChannel({ ...rule.definition, id }, channel),
    )
    const waiving = Map.groupBy(concerned, ({ announcement }) => announcement)
    for (const [announcement, of] of waiving) {
      if (await isOverridden(trx, announcement, id)) continue
      const bookings = of.map((booking) => booking.id)
      if (await hold(calendar, { id: announcement, bookings }, change)) held.push(announcement)
    }
    return held
  })
}

/** Whether an approver overrode the rule for what is booked now. One for an earlier placement says nothing about it. */
async function isOverridden(trx: Trx, id: string, rule: string): Promise<boolean> {
  const announcement = await findAnnouncement(trx, id)
  const whole = (await listBookingsOf(trx, id)).filter(({ status }) => status !== 'cancelled')
  const booked = whole.filter(({ status }) => status === 'booked')
  const given = (await listOverrides(trx, id)).filter((override) => override.rule === rule)
  // Once part of it is out, what is booked may have been overridden with it or on its own.
  return [whole, booked].some(
    (parts) => validOverrides(announcement, given, hashPlacement(announcement, parts, false)).length > 0,
  )
}

/** Returns whether it could be held. */
async function hold(
  calendar: LockedCalendar,
  { id, bookings }: { id: string; bookings: readonly string[] },
  { rule, actor, now }: RuleChange,
): Promise<boolean> {
  const reason = `The rule “${rule.definition.name}” was changed after this was booked.`
  return (await holdBookings(calendar, id, (booking) => bookings.includes(booking.id), { reason, actor, now })) !== null
}
