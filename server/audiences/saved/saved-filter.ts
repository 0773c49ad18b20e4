import { z } from 'zod'
import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { Unreadable } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Db } from '../../platform/transact.ts'
import { type Audience, presentPlaces } from '../audience.ts'
import { savedField } from './fields.ts'
import { findSavedIfAny, listSavedNames } from './queries.ts'

/** The saved audience in the address of a page that it limits; empty for none. */
export const savedInAddress = z.string().trim().max(60).default('').describe('The id of a saved audience.')

/** The same in a query of the API. */
export const savedInQuery = z.string().max(60).optional().describe('Only in this saved audience: its id.')

/** What a list or a page is limited to. */
export interface SavedLimit {
  name: string
  audience: Audience
  /** Those that are left of it. */
  places: Intervals
}

/** What the saved audience in an address limits a page to, and the field of the page's form that chooses another. */
export interface SavedFilter {
  limit: SavedLimit | null
  /** Null when the person has none to choose from. */
  field: Field | null
  error: string | null
}

interface Needed {
  db: Db
  areas: { tree: Tree }
}

const unknown = 'There is no such saved audience. Choose another.'

/** An id that is unknown, or of somebody else's own, limits nothing and is an error of the field. */
export async function readSavedFilter(context: Needed, person: { id: string }, id: string): Promise<SavedFilter> {
  const limit = id === '' ? null : await findLimit(context, person, id)
  const error = id !== '' && limit === null ? unknown : null
  const field = savedField(await listSavedNames(context.db, person), {
    ...{ name: 'audience', label: 'Saved audience', none: 'Any', value: id, reader: person.id },
    ...(error === null ? {} : { error }),
  })
  return { limit, field, error }
}

/** For the API. Throws Unreadable for an id that is unknown, or of somebody else's own. */
export async function requireSavedLimit(
  context: Needed,
  person: { id: string },
  id: string | undefined,
): Promise<SavedLimit | null> {
  if (id === undefined) return null
  const limit = await findLimit(context, person, id)
  if (limit === null) throw new Unreadable('audience: there is no such saved audience.')
  return limit
}

async function findLimit({ db, areas }: Needed, person: { id: string }, id: string): Promise<SavedLimit | null> {
  const saved = await findSavedIfAny(db, id, person)
  if (saved === null) return null
  const { name, audience } = saved
  return { name, audience, places: presentPlaces(areas.tree, audience) }
}
