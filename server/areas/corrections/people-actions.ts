import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Context } from '../../context.ts'
import { type Instant, toInstant } from '../../platform/clock.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Db } from '../../platform/transact.ts'
import type { Tree } from '../tree/tree.ts'
import { underLock } from '../under-lock.ts'
import { saveCorrected } from './actions.ts'
import { digestOf } from './fingerprint.ts'
import { type PlannedCorrection, planCorrection } from './planned-correction.ts'
import { listCorrections } from './queries.ts'

export interface PeopleChange {
  code: string
  before: number | null
  after: number | null
}

/** What a list of figures changes. */
export interface PeoplePlan {
  changes: PeopleChange[]
  /** How many figures say what holds already. */
  unchanged: number
  /** Names exactly these changes, so that a person confirms what they saw. */
  seen: string
}

/** Works out what the figures change, without changing anything. */
export async function previewPeople(
  context: Context,
  people: ReadonlyMap<string, number>,
  actor: Actor,
): Promise<PeoplePlan> {
  const { tree } = context.areas
  const at = toInstant(context.now())
  return planOf(tree, people, await planned(context.db, { tree, people, by: actor, at }))
}

/** All of them or none. With `seen`, only if they change what was seen. */
export async function setPeople(
  context: Context,
  people: ReadonlyMap<string, number>,
  { actor, seen }: { actor: Actor; seen?: string | undefined },
): Promise<PeoplePlan> {
  const done = await underLock(context, async ({ trx, tree }) => {
    const at = toInstant(context.now())
    const change = await planned(trx, { tree, people, by: actor, at })
    const plan = planOf(tree, people, change)
    if (seen !== undefined && seen !== plan.seen)
      throw new Conflict('The figures have changed since you opened this page. Check them again first.')
    if (change === null || plan.changes.length === 0) return plan
    await saveCorrected(trx, { tree, planned: change, at })
    const figures = (side: 'before' | 'after') => Object.fromEntries(plan.changes.map((one) => [one.code, one[side]]))
    const subject = { type: 'gazetteer', id: change.country }
    const [before, after] = [{ people: figures('before') }, { people: figures('after') }]
    await record(trx, { at, actor, action: 'correct_people', subject, before, after, revision: null })
    return plan
  })
  await context.areas.refresh()
  return done
}

async function planned(
  db: Db,
  { tree, people, by, at }: { tree: Tree; people: ReadonlyMap<string, number>; by: Actor; at: Instant },
): Promise<PlannedCorrection | null> {
  const edits = [...people].map(([code, population]) => ({ code, patch: { population } }))
  if (edits.length === 0) return null
  return planCorrection({ tree, corrections: await listCorrections(db) }, edits, { by, at })
}

function planOf(tree: Tree, people: ReadonlyMap<string, number>, change: PlannedCorrection | null): PeoplePlan {
  const changes = (change?.changed ?? []).map(({ code, given, own }) => {
    return { code, before: tree.area(code)!.population, after: (given ?? own).population ?? null }
  })
  return { changes, unchanged: people.size - changes.length, seen: digestOf(changes).slice(0, 16) }
}
