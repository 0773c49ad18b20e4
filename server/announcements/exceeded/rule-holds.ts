import { listBookingsWaiving } from '../../calendar/booking-queries.ts'
import { lockCalendar } from '../../calendar/head-queries.ts'
import { findRule } from '../../calendar/rules/queries.ts'
import { grandfather, type RuleChange, type ViolationPolicy } from '../../calendar/rules/violations.ts'
import type { Context } from '../../context.ts'
import { need, type Person } from '../../people/person.ts'
import { toInstant } from '../../platform/clock.ts'
import { type Trx, transact } from '../../platform/db/transact.ts'
import { applyTransition, can } from '../announcement.ts'
import { findAnnouncement, listOverrides } from '../queries.ts'
import { endBookings } from '../workflow/schedule-actions.ts'
import { saveMove } from '../workflow/transition.ts'

/** Whoever changes a rule may have what breaks it held at once; what is partly out already stays. */
export const holdViolations: ViolationPolicy = async (trx, violations, change) => {
  const held = new Set<string>()
  for (const id of new Set(violations.map(({ message }) => message.announcement)))
    if (await hold(trx, id, change)) held.add(id)
  const left = violations.filter(({ message }) => !held.has(message.announcement))
  if (left.length > 0) await grandfather(trx, left, change)
}

/**
 * Holds what was booked before a rule said what it says now (PLANNING 5, Changing a rule); what an approver let through
 * stays. Returns the announcements that are held now.
 */
export function holdGrandfathered(context: Context, id: string, person: Person): Promise<string[]> {
  need(person, 'administrator')
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    const rule = await findRule(trx, id)
    const change = { rule, actor: person, now: toInstant(context.now()) }
    const held: string[] = []
    for (const announcement of new Set((await listBookingsWaiving(trx, id)).map((booking) => booking.announcement))) {
      const overridden = (await listOverrides(trx, announcement)).some((override) => override.rule === id)
      if (!overridden && (await hold(trx, announcement, change))) held.push(announcement)
    }
    return held
  })
}

/** Whether it could be held. */
async function hold(trx: Trx, id: string, { rule, actor, now }: Omit<RuleChange, 'context'>): Promise<boolean> {
  const before = await findAnnouncement(trx, id)
  if (!can(before, 'hold')) return false
  const reason = `The rule “${rule.definition.name}” was changed after this was booked.`
  await endBookings(trx, id, 'held')
  await saveMove(trx, before, applyTransition(before, 'hold', { updatedAt: now, reason }), 'hold', actor, now)
  return true
}
