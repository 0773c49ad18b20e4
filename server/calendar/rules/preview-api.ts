import { z } from 'zod'
import { size } from '../../areas/tree/intervals.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { findingsFor } from '../../planning/findings/check.ts'
import type { Message } from '../../planning/model/message.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { toInstant } from '../../platform/clock.ts'
import type { App } from '../../platform/http/zod.ts'
import { listPlannedByIds } from '../booking-queries.ts'
import { readCalendarState } from '../calendar-state.ts'
import { codesOf } from '../finding-record.ts'
import { findRule } from '../rule-queries.ts'
import type { StoredRule } from '../stored-rule.ts'
import { applied, completeRule } from './actions.ts'
import { withRuleAudience } from './rule-audience.ts'
import { newViolations } from './violations.ts'

const LISTED_AT_MOST = 200
const unsaved = 'new'

const previewInput = z
  .looseObject({
    id: z.string().max(60).optional(),
    enabled: z.boolean('Must be true or false.').optional(),
    revision: z.int().optional(),
  })
  .describe('A rule as it would be. With the `id` of a rule, the fields of that rule which would change.')

const previewOutput = z.object({
  count: z.int().describe('How many bookings would newly break the rule.'),
  breaks: z
    .array(
      z.object({
        booking: z.string(),
        announcement: z.string(),
        rule: z.string().nullable().describe('Null while the rule has not been saved.'),
        message: z.string(),
        headline: z.string(),
        channel: z.string(),
        at: z.iso.datetime(),
        type: z.enum(['cap', 'quiet', 'blackout', 'hold']),
        level: z.enum(['block', 'warn']),
        places: z.object({ count: z.int(), codes: z.array(z.string()).describe('At most 20.') }),
      }),
    )
    .describe('By time, at most 200. When the rule is saved they stay where they are, grandfathered.'),
})

/** Which bookings a rule change would break. It changes nothing. */
export function rulePreviewApi(app: App, context: Context): void {
  app.post(
    '/api/v1/rules/preview',
    {
      config: { access: 'person', asks: true, longQuestion: true },
      schema: { body: previewInput, response: { 200: previewOutput } },
    },
    async (request) => {
      const rule = await previewedRule(context, currentPerson(request), request.body)
      const calendar = await readCalendarState(context)
      const violations = newViolations(calendar, rule)
      const listed = violations.slice(0, LISTED_AT_MOST)
      const bookings = await listPlannedByIds(
        context.db,
        listed.map(({ message }) => message.id),
      )
      const known = new Map(bookings.map((booking) => [booking.id, booking]))
      const breaks = listed.flatMap(({ type, level, message, places }) => {
        const booking = known.get(message.id)
        if (!booking) return []
        const { id, announcement, headline, channel, at } = booking
        return {
          booking: id,
          announcement,
          rule: rule.id === unsaved ? null : rule.id,
          message: sentenceFor(calendar.world, { ...rule.definition, id: rule.id }, message),
          headline,
          channel,
          at,
          type,
          level,
          places: { count: size(places), codes: codesOf(calendar.tree, places) },
        }
      })
      return { count: violations.length, breaks }
    },
  )
}

/** The message that a check of the booked announcement would give if this were the only rule. */
function sentenceFor(world: World, rule: Rule, { announcement, kind, severity, incident, channel }: Message): string {
  const booked = world.plan.bookingsOf(announcement).filter(({ status }) => status === 'booked')
  const parts = booked.map(({ channel, at, reach }) => ({ channel, at, reach }))
  const candidate = { announcement, kind, severity, incident, parts, waivedRules: [] }
  const findings = findingsFor(
    { ...world, rules: [rule], holds: [] },
    candidate,
    Math.min(...parts.map(({ at }) => at)),
  )
  const finding = findings.find((candidate) => candidate.channel === null || candidate.channel === channel)
  return finding?.message ?? `“${rule.name}” would not allow it there.`
}

async function previewedRule(
  context: Context,
  person: { id: string },
  { id, enabled, revision: _, ...fields }: z.output<typeof previewInput>,
): Promise<Pick<StoredRule, 'id' | 'definition' | 'switchedOffAt'>> {
  const switchedOffAt = enabled === false ? toInstant(context.now()) : null
  if (id !== undefined) {
    const before = await findRule(context.db, id)
    return {
      ...before,
      definition: applied(
        before.definition,
        await withRuleAudience(context, person, fields, before.definition.audience),
      ),
      switchedOffAt: enabled === undefined ? before.switchedOffAt : switchedOffAt,
    }
  }
  const definition = completeRule(await withRuleAudience(context, person, fields, null))
  return { id: unsaved, definition, switchedOffAt }
}
