import { z } from 'zod'
import { nameOfCode } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { Invalid } from '../../platform/errors.ts'
import { formatList, pluralForm } from '../../platform/format.ts'
import type { Db } from '../../platform/transact.ts'
import { type Audience, resolveAudience } from '../audience.ts'
import { audienceInput } from '../schema.ts'
import { findSavedIfAny } from './queries.ts'
import { retiredIn } from './saved-audience.ts'

/** An audience as an API client writes it: its areas, or a saved audience whose areas are copied. */
export const audienceChoice = audienceInput
  .extend({
    saved: z
      .string()
      .max(60)
      .optional()
      .describe('Instead of areas: the id of a saved audience. Its areas are copied.'),
  })
  .refine(({ saved, include, exclude }) => saved === undefined || include.length + exclude.length === 0, {
    path: ['saved'],
    message: 'Name a saved audience or areas, not both.',
  })
  .transform(({ saved, ...areas }): AudienceChoice => (saved === undefined ? areas : { saved }))

export type AudienceChoice = Audience | { saved: string }

/** The same body, with areas instead of a saved audience. */
export type WithAreas<B> = {
  [Field in keyof B]: Field extends 'audience' ? Exclude<B[Field], { saved: string }> : B[Field]
}

interface Needed {
  db: Db
  areas: { tree: Tree }
}

/** Replaces a saved audience by its areas as they are now. Throws Invalid when there is none, or when it has to be corrected first. */
export async function withAreas<B extends { audience?: AudienceChoice | undefined }>(
  needed: Needed,
  person: { id: string },
  body: B,
): Promise<WithAreas<B>> {
  const { audience: choice } = body
  if (choice === undefined) return body as WithAreas<B>
  return { ...body, audience: await areasOf(needed, person, choice, 'audience.saved') } as WithAreas<B>
}

/** The areas of a choice; `path` is where the body names a saved audience. */
export async function areasOf(
  { db, areas }: Needed,
  person: { id: string },
  choice: AudienceChoice,
  path: string,
): Promise<Audience> {
  if (!('saved' in choice)) return choice
  const saved = await findSavedIfAny(db, choice.saved, person)
  if (saved === null) throw new Invalid({ [path]: 'There is no such saved audience.' })
  const { name, audience } = saved
  if (!resolveAudience(areas.tree, audience).ok) throw new Invalid({ [path]: outdated(areas.tree, name, audience) })
  return audience
}

/** Leaving out what was retired could leave out people who have to know, so a person decides. */
function outdated(tree: Tree, name: string, audience: Audience): string {
  const retired = retiredIn(tree, audience)
  const names = formatList(
    retired.map((code) => `${nameOfCode(tree, code)} (${code})`),
    5,
  )
  return `“${name}” names ${names}, which ${pluralForm(retired.length, 'is', 'are')} no longer in the gazetteer. Correct it first.`
}
