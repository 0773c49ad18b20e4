import { isDeepStrictEqual } from 'node:util'
import type { Tree } from '../../areas/tree/tree.ts'
import { type AuditedType, recordChange } from '../../audit/record-change.ts'
import type { Person } from '../../people/person.ts'
import { findPerson, lockAccount } from '../../people/queries.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { isDuplicate, type Trx, transact } from '../../platform/transact.ts'
import { type Audience, resolveAudience } from '../audience.ts'
import { countSavedOf, deleteSavedRow, findNamesake, findSaved, insertSaved, updateSaved } from './queries.ts'
import { requireMayChange, type SavedAudience, sortedMarks } from './saved-audience.ts'
import type { NewSavedAudience, SavedAudienceChange } from './schema.ts'

/** What the actions need. The areas are those in memory: one that is retired at this moment is shown as retired later. */
interface Needed extends Pick<Platform, 'db' | 'now'> {
  areas: { tree: Tree }
}

/** The audience that a person acts on, as they have seen it. */
export interface KnownAudience {
  id: string
  revision: number
}

/** More than anybody finds their way among. */
const OWN_AT_MOST = 200

export function saveAudience(context: Needed, input: NewSavedAudience, person: Person): Promise<SavedAudience> {
  return transact(context.db, async (trx) => {
    // Of several requests at once, each counts what the ones before have saved.
    await lockAccount(trx, person.id)
    if ((await countSavedOf(trx, person.id)) >= OWN_AT_MOST)
      throw new Conflict(`You have ${OWN_AT_MOST} saved audiences. Delete one that you no longer use first.`)
    const now = toInstant(context.now())
    const saved: SavedAudience = {
      id: newId(),
      name: input.name,
      audience: readMarks(context.areas.tree, input.audience),
      owner: person.id,
      shared: input.shared,
      createdAt: now,
      updatedAt: now,
      revision: 1,
    }
    await withOwnName(trx, saved, () => insertSaved(trx, saved))
    await recordChange(trx, audited, { at: now, actor: person, action: 'create', before: null, after: saved })
    return saved
  })
}

export function changeSavedAudience(
  context: Needed,
  known: KnownAudience,
  change: SavedAudienceChange,
  person: Person,
): Promise<SavedAudience> {
  return transact(context.db, async (trx) => {
    const before = await findKnown(trx, known, person)
    const { name = before.name, shared = before.shared } = change
    if (before.shared && !shared) await requireReader(trx, before)
    const audience = change.audience === undefined ? before.audience : changedMarks(context, before, change.audience)
    const now = toInstant(context.now())
    const decided: SavedAudience = { ...before, name, shared, audience, updatedAt: now }
    const after = await withOwnName(trx, decided, () => updateSaved(trx, decided))
    const action = before.shared === after.shared ? 'change' : after.shared ? 'share' : 'unshare'
    await recordChange(trx, audited, { at: now, actor: person, action, before, after })
    return after
  })
}

/** For good. What was made with it has its own copy of the marks. */
export function deleteSavedAudience(context: Needed, known: KnownAudience, person: Person): Promise<SavedAudience> {
  return transact(context.db, async (trx) => {
    const before = await findKnown(trx, known, person)
    await deleteSavedRow(trx, before)
    const at: Instant = toInstant(context.now())
    await recordChange(trx, audited, { at, actor: person, action: 'delete', before, after: null })
    return before
  })
}

/** What is not shared is only for its owner, who may have left. */
async function requireReader(trx: Trx, { owner }: SavedAudience): Promise<void> {
  const { name, deactivatedAt } = await findPerson(trx, owner)
  if (deactivatedAt === null) return
  throw new Conflict(`${name} has left, so no one would see this audience. Delete it or keep it shared.`)
}

async function findKnown(trx: Trx, { id, revision }: KnownAudience, person: Person): Promise<SavedAudience> {
  const saved = await findSaved(trx, id, person)
  requireMayChange(saved, person)
  if (saved.revision !== revision)
    throw new Conflict('Someone else changed this audience. Reload the page and try again.')
  return saved
}

/** The marks without those that change nothing. Throws Invalid for an audience that means nobody, or an unknown area. */
function readMarks(tree: Tree, audience: Audience): Audience {
  const resolved = resolveAudience(tree, audience)
  if (resolved.ok) return sortedMarks(resolved.audience)
  throw new Invalid(
    Object.fromEntries(Object.entries(resolved.errors).map(([path, text]) => [`audience.${path}`, text])),
  )
}

/** The same marks may stay although an area of them was retired, so that the audience can be renamed and shared. */
function changedMarks({ areas }: Needed, { audience: before }: SavedAudience, audience: Audience): Audience {
  return isDeepStrictEqual(sortedMarks(audience), before) ? before : readMarks(areas.tree, audience)
}

/** Writes it under a name of its own. Throws Invalid when the name is taken, by whoever was faster too. */
async function withOwnName<T>(trx: Trx, saved: SavedAudience, write: () => Promise<T>): Promise<T> {
  const namesake = await findNamesake(trx, saved)
  if (namesake !== null) throw new Invalid({ name: taken[namesake](saved.name) })
  try {
    return await write()
  } catch (error) {
    throw isDuplicate(error) ? new Invalid({ name: taken[saved.shared ? 'shared' : 'own'](saved.name) }) : error
  }
}

const taken = {
  own: (name: string) => `You already have an audience called “${name}”. Choose another name.`,
  shared: (name: string) => `Someone already shares an audience called “${name}”. Choose another name.`,
}

/** Everybody may read the audit, so of an audience that is not shared it says only that there is one. */
const audited: AuditedType<SavedAudience> = {
  type: 'saved_audience',
  idOf: ({ id }) => id,
  snapshotOf: ({ name, audience, shared }) => (shared ? { name, audience, shared } : { shared }),
}
