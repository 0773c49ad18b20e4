import type { Booking } from '../../calendar/booking.ts'
import { listBookingsWaiving } from '../../calendar/booking-queries.ts'
import { type LockedCalendar, withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { findRule } from '../../calendar/rule-queries.ts'
import { grandfather, type RuleChange, type ViolationPolicy } from '../../calendar/rules/violations.ts'
import type { Context } from '../../context.ts'
import { type Person, requirePermission } from '../../people/person.ts'
import { coversChannel } from '../../planning/model/scope.ts'
import { toInstant } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import { validOverrides } from '../approval-policy.ts'
import { hashPlacements } from '../content.ts'
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
      const bookings = await withoutOverride(trx, of, { announcement, rule: id })
      if (bookings.length > 0 && (await hold(calendar, { id: announcement, bookings }, change))) held.push(announcement)
    }
    return held
  })
}

/** The bookings for which no approver overrode the rule as they are now; one for an earlier time says nothing about it. */
async function withoutOverride(
  trx: Trx,
  bookings: readonly Booking[],
  { announcement: id, rule }: { announcement: string; rule: string },
): Promise<string[]> {
  const announcement = await findAnnouncement(trx, id)
  const given = (await listOverrides(trx, id)).filter((override) => override.rule === rule)
  const isOverridden = (booking: Booking) =>
    validOverrides(announcement, given, hashPlacements(announcement, [booking], false)).length > 0
  return bookings.filter((booking) => !isOverridden(booking)).map((booking) => booking.id)
}

/** Returns whether it could be held. */
async function hold(
  calendar: LockedCalendar,
  { id, bookings }: { id: string; bookings: readonly string[] },
  { rule, actor, now }: RuleChange,
): Promise<boolean> {
  const reason = `The rule “${rule.definition.name}” was changed after this was scheduled.`
  return (await holdBookings(calendar, id, (booking) => bookings.includes(booking.id), { reason, actor, now })) !== null
}
