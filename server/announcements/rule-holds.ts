import { listPassing } from '../calendar/bookings/queries.ts'
import { lockCalendar } from '../calendar/head/queries.ts'
import { findRule } from '../calendar/queries.ts'
import type { Context } from '../context.ts'
import { need, type Person } from '../people/person.ts'
import { toInstant } from '../platform/clock.ts'
import { transact } from '../platform/db/transact.ts'
import { can, make } from './announcement.ts'
import { saveMove } from './move.ts'
import { findAnnouncement, listOverrides } from './queries.ts'
import { endBookings } from './schedule-actions.ts'

/**
 * Holds what was booked before a rule said what it says now (PLANNING 5, Changing a rule); what an approver let through
 * stays. Returns the announcements that are held now.
 */
export function holdGrandfathered(context: Context, rule: string, person: Person): Promise<string[]> {
  need(person, 'administrator')
  return transact(context.db, async (trx) => {
    await lockCalendar(trx)
    const now = toInstant(context.now())
    const { definition } = await findRule(trx, rule)
    const held: string[] = []
    for (const id of new Set((await listPassing(trx, rule)).map(({ announcement }) => announcement))) {
      const before = await findAnnouncement(trx, id)
      const overridden = (await listOverrides(trx, id)).some((override) => override.rule === rule)
      if (overridden || !can(before, 'hold')) continue
      const reason = `The rule “${definition.name}” was changed after this was booked.`
      await endBookings(trx, id, 'held')
      await saveMove(trx, before, make(before, 'hold', { updatedAt: now, reason }), 'hold', person, now)
      held.push(id)
    }
    return held
  })
}
