import { hark } from '../../audit/audit.ts'
import { addChannelIn } from '../../channels/actions.ts'
import { firstChannels } from '../../channels/first-channels.ts'
import { isKeyTaken } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { withLockedCalendar } from '../locked-calendar.ts'
import { hadRules } from '../rule-queries.ts'
import { addRuleIn } from './actions.ts'
import { firstRules } from './first-rules.ts'

/**
 * Creates the default channels and rules for an organization that never had any, and returns whether it did. Processes
 * that start together wait for each other at the calendar's lock, so only the first one creates them.
 */
export function ensureDefaults(context: Context): Promise<boolean> {
  return withLockedCalendar(context, async (calendar) => {
    const { trx } = calendar
    if ((await isKeyTaken(trx)) !== null || (await hadRules(trx))) return false
    const [country] = calendar.tree.roots
    if (!country) return false
    for (const channel of firstChannels(country.code)) await addChannelIn(calendar, context, channel, hark)
    for (const definition of firstRules) await addRuleIn(calendar, context, { definition, actor: hark })
    return true
  })
}
