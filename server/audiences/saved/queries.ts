import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely'
import { z } from 'zod'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { Db, Trx } from '../../platform/transact.ts'
import type { SavedAudiencesTable, Tables } from '../../tables.ts'
import type { Audience } from '../audience.ts'
import { keyOfName, type SavedAudience, sortedMarks } from './saved-audience.ts'

const marks = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) })

/** Somebody who reads saved audiences: their own, and the shared ones. */
export interface Reader {
  id: string
}

type Builder = ExpressionBuilder<Tables, 'saved_audiences'>

export function seenBy({ id }: Reader): (eb: Builder) => Expression<SqlBool> {
  return (eb) => eb.or([eb('owner', '=', id), eb('shared', '=', 1)])
}

/** Null when there is none, and when it is somebody else's own. */
export async function findSavedIfAny(db: Db, id: string, reader: Reader): Promise<SavedAudience | null> {
  const row = await db
    .selectFrom('saved_audiences')
    .selectAll()
    .where('id', '=', id)
    .where(seenBy(reader))
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findSaved(db: Db, id: string, reader: Reader): Promise<SavedAudience> {
  const saved = await findSavedIfAny(db, id, reader)
  if (saved === null) throw new NotFound('There is no such saved audience.')
  return saved
}

/** By name. */
export async function listSavedByName(db: Db, reader: Reader): Promise<SavedAudience[]> {
  const rows = await db
    .selectFrom('saved_audiences')
    .selectAll()
    .where(seenBy(reader))
    .orderBy('name_key')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** What a person can choose from, by name, without the marks: there may be thousands of them. */
export type SavedName = Pick<SavedAudience, 'id' | 'name' | 'owner' | 'shared'>

export async function listSavedNames(db: Db, reader: Reader): Promise<SavedName[]> {
  const rows = await db
    .selectFrom('saved_audiences')
    .select(['id', 'name', 'owner', 'shared'])
    .where(seenBy(reader))
    .orderBy('name_key')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, shared: row.shared === 1 }))
}

/** Only the shared ones, by name. */
export async function listSharedNames(db: Db): Promise<SavedName[]> {
  const rows = await db
    .selectFrom('saved_audiences')
    .select(['id', 'name', 'owner', 'shared'])
    .where('shared', '=', 1)
    .orderBy('name_key')
    .execute()
  return rows.map((row) => ({ ...row, shared: true }))
}

/** The names of those with exactly these marks, the reader's own first. */
export async function listSavedLike(db: Db, audience: Audience, reader: Reader): Promise<SavedName[]> {
  const rows = await db
    .selectFrom('saved_audiences')
    .select(['id', 'name', 'owner', 'shared'])
    .where(seenBy(reader))
    .where('marks_json', '=', marksJson(audience))
    .orderBy('name_key')
    .execute()
  const names = rows.map((row) => ({ ...row, shared: row.shared === 1 }))
  return [...names.filter(({ owner }) => owner === reader.id), ...names.filter(({ owner }) => owner !== reader.id)]
}

export async function countSavedOf(db: Db, owner: string): Promise<number> {
  const { count } = await db
    .selectFrom('saved_audiences')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Who has this name already, if not `saved` itself: its owner, or whoever shares theirs. */
export async function findNamesake(db: Db, saved: SavedAudience): Promise<'own' | 'shared' | null> {
  const rows = await db
    .selectFrom('saved_audiences')
    .select('owner')
    .where('name_key', '=', keyOfName(saved.name))
    .where('id', '!=', saved.id)
    .where((eb) =>
      saved.shared ? eb.or([eb('owner', '=', saved.owner), eb('shared', '=', 1)]) : eb('owner', '=', saved.owner),
    )
    .execute()
  if (rows.length === 0) return null
  return rows.some(({ owner }) => owner === saved.owner) ? 'own' : 'shared'
}

export async function insertSaved(trx: Trx, saved: SavedAudience): Promise<void> {
  await trx.insertInto('saved_audiences').values(toRow(saved)).execute()
}

const changedBySomebody = 'Someone else changed this audience. Reload the page and try again.'

/** Saves only if nobody else has saved since `saved` was read. */
export async function updateSaved(trx: Trx, saved: SavedAudience): Promise<SavedAudience> {
  const row = await trx
    .updateTable('saved_audiences')
    .set({ ...toRow(saved), revision: saved.revision + 1 })
    .where('id', '=', saved.id)
    .where('revision', '=', saved.revision)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict(changedBySomebody)
  return fromRow(row)
}

export async function deleteSavedRow(trx: Trx, { id, revision }: SavedAudience): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('saved_audiences')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Conflict(changedBySomebody)
}

export function fromRow(row: Selectable<SavedAudiencesTable>): SavedAudience {
  return {
    id: row.id,
    name: row.name,
    audience: marks.parse(JSON.parse(row.marks_json)),
    owner: row.owner,
    shared: row.shared === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  }
}

function toRow(saved: SavedAudience): SavedAudiencesTable {
  return {
    id: saved.id,
    name: saved.name,
    name_key: keyOfName(saved.name),
    marks_json: marksJson(saved.audience),
    owner: saved.owner,
    shared: saved.shared ? 1 : 0,
    created_at: saved.createdAt,
    updated_at: saved.updatedAt,
    revision: saved.revision,
  }
}

function marksJson(audience: Audience): string {
  return JSON.stringify(sortedMarks(audience))
}
