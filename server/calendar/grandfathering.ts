import { type Broken, previewRules } from '../planning/preview.ts'
import type { Trx } from '../platform/db/transact.ts'
import { listPlannedByIds, saveBooking } from './bookings/queries.ts'
import { nextChange } from './head/queries.ts'
import type { StoredRule } from './rules.ts'
import type { Planned } from './world.ts'

/** What is booked and would newly break a rule if it said this; nothing when it is switched off. */
export function brokenBy({ world }: Planned, rule: Pick<StoredRule, 'id' | 'definition' | 'switchedOffAt'>): Broken[] {
  if (rule.switchedOffAt !== null) return []
  const { id, definition } = rule
  // What broke the rule while it only warned has not been let stay yet.
  const rules = world.rules.filter(
    (old) => old.id !== id || old.enforcement === 'block' || definition.enforcement === 'warn',
  )
  return previewRules({ ...world, rules }, [{ ...definition, id }])
}

/**
 * What was booked before a rule said this stays, and is marked as grandfathered: it may break the rule (PLANNING 5,
 * Changing a rule). `before` is the calendar as it was with the old rule.
 */
export async function letStay(trx: Trx, before: Planned, rule: StoredRule): Promise<void> {
  const blocked = brokenBy(before, rule).filter(({ level }) => level === 'block')
  const ids = [...new Set(blocked.map(({ message }) => message.id))]
  if (ids.length === 0) return
  const change = await nextChange(trx)
  for (const booking of await listPlannedByIds(trx, ids)) {
    await saveBooking(trx, { ...booking, passes: [...booking.passes, rule.id], change })
  }
}
