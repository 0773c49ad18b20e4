import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { findSavedIfAny } from '../../audiences/saved/queries.ts'
import { retiredIn, sortedMarks } from '../../audiences/saved/saved-audience.ts'
import { audienceInput } from '../../audiences/schema.ts'
import type { RuleAudience } from '../../planning/model/rule-schema.ts'
import { Invalid } from '../../platform/errors.ts'
import { fieldErrors } from '../../platform/http/forms.ts'
import type { Db } from '../../platform/transact.ts'

/** The audience of a rule as an API client writes it. What an answer says of one may be sent back. */
export const ruleAudienceChoice = audienceInput
  .extend({
    saved: z
      .union([z.string().max(60), z.strictObject({ id: z.string(), name: z.string(), revision: z.int() })], {
        error: 'Name a saved audience by its id.',
      })
      .nullable()
      .default(null)
      .describe('The id of a shared audience, whose areas are copied. Answers name it as it was then.'),
  })
  .nullable()

interface Needed {
  db: Db
  areas: { tree: Tree }
}

/** The same fields of a rule, with a saved audience replaced by a copy. `before` is the audience that the rule has. */
export async function withRuleAudience(
  context: Needed,
  person: { id: string },
  fields: Record<string, unknown>,
  before: RuleAudience | null,
): Promise<Record<string, unknown>> {
  if (fields['audience'] === undefined) return fields
  const parsed = ruleAudienceChoice.safeParse(fields['audience'])
  if (!parsed.success) throw new Invalid(atAudience(fieldErrors(parsed.error)))
  if (parsed.data === null) return { ...fields, audience: null }
  const { saved, ...areas } = parsed.data
  if (typeof saved === 'string') {
    if (areas.include.length + areas.exclude.length > 0)
      throw new Invalid({ 'audience.saved': 'Name a saved audience or areas, not both.' })
    return { ...fields, audience: await copyOf(context, person, saved) }
  }
  const isSentBack = isDeepStrictEqual({ ...areas, saved }, before)
  return { ...fields, audience: { ...areas, saved: isSentBack ? saved : null } }
}

/** A copy of a saved audience, as it is now. Throws Invalid when a rule cannot have it. */
export async function copyOf({ db, areas }: Needed, person: { id: string }, id: string): Promise<RuleAudience> {
  const saved = await findSavedIfAny(db, id, person)
  if (saved === null) throw new Invalid({ 'audience.saved': 'There is no such saved audience.' })
  const { name, audience, shared, revision } = saved
  if (!shared)
    throw new Invalid({
      'audience.saved': `Rules are visible to everyone, so the audience must be shared. Share “${name}” first.`,
    })
  if (!resolveAudience(areas.tree, audience).ok)
    throw new Invalid({
      'audience.saved': `“${name}” names areas that are no longer in the gazetteer. Correct it first.`,
    })
  return { ...audience, saved: { id, name, revision } }
}

/** How the audience of a rule differs from what it was copied from, as a sentence; null when it does not. */
export async function changeSinceCopied(
  { db, areas }: Needed,
  person: { id: string },
  audience: RuleAudience | null,
): Promise<string | null> {
  if (audience === null) return null
  const { saved, ...marks } = audience
  if (retiredIn(areas.tree, marks).length > 0)
    return 'It names areas that are no longer in the gazetteer, so it blocks everything until you choose another audience.'
  if (saved === null) return null
  const now = await findSavedIfAny(db, saved.id, person)
  if (now === null || !now.shared)
    return `“${saved.name}” is no longer shared. The rule keeps the areas that it copied.`
  if (isDeepStrictEqual(now.audience, sortedMarks(marks))) return null
  return `“${now.name}” has changed since the rule copied it. The rule keeps what it copied until “${now.name}” is chosen for it again.`
}

export function atAudience(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path === '' ? 'audience' : `audience.${path}`, text]),
  )
}
