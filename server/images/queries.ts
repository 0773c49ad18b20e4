import type { Instant } from '../platform/clock.ts'
import { insertMany } from '../platform/db/insert-many.ts'
import { newId } from '../platform/ids.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Image, ImagePurpose, ImageType, Picture } from './image.ts'

/** Keeps a picture, in the transaction that gives it to its owner. */
export async function insertImage(
  trx: Trx,
  { type, width, height, bytes }: Picture,
  { purpose, by, at }: { purpose: ImagePurpose; by: string; at: Instant },
): Promise<Image> {
  const id = newId()
  await trx
    .insertInto('images')
    .values({ id, owner_kind: purpose, type, width, height, bytes, created_by: by, created_at: at })
    .execute()
  return { id, purpose, type, width, height, createdBy: by, createdAt: at }
}

export async function findImage(db: Db, id: string): Promise<Image | null> {
  const row = await db
    .selectFrom('images')
    .select(['owner_kind', 'type', 'width', 'height', 'created_by', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id,
    purpose: row.owner_kind as ImagePurpose,
    type: row.type as ImageType,
    width: row.width,
    height: row.height,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}

/** The sizes of those that are there, by id. */
export async function listImageSizes(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Pick<Image, 'width' | 'height'>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('images')
    .select(['id', 'width', 'height'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, width, height }) => [id, { width, height }]))
}

/** Those of the pictures for posts that are there. None of them goes away before the transaction ends. */
export async function keepImages(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx
    .selectFrom('images')
    .select('id')
    .where('id', 'in', [...ids])
    .where('owner_kind', '=', 'post' satisfies ImagePurpose)
    .forShare()
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Remembers that a version of an announcement uses them. Those that are not there are passed over. */
export async function useImages(trx: Trx, announcement: string, ids: readonly string[]): Promise<void> {
  const there = await keepImages(trx, ids)
  const uses = [...there].map((id) => ({ image_id: id, announcement_id: announcement }))
  await insertMany(uses, (batch) =>
    trx
      .insertInto('image_uses')
      .values(batch)
      .onConflict((oc) => oc.doNothing()),
  )
}

/** How many pictures for posts this person has added since then that no announcement uses. */
export async function countUnusedImages(db: Db, person: string, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('images')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('owner_kind', '=', 'post' satisfies ImagePurpose)
    .where('created_at', '>=', since)
    .where('created_by', '=', person)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('image_uses').select('image_id').whereRef('image_id', '=', 'images.id'))),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

const batch = 500

/** Removes pictures for posts that were added before then and that no announcement uses. */
export async function deleteUnusedImages(trx: Trx, addedBefore: Instant): Promise<void> {
  const unused = await trx
    .selectFrom('images')
    .select('id')
    .where('owner_kind', '=', 'post' satisfies ImagePurpose)
    .where('created_at', '<', addedBefore)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('image_uses').select('image_id').whereRef('image_id', '=', 'images.id'))),
    )
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  if (unused.length === 0) return
  // Asked again, now that nobody else can begin to use them.
  await trx
    .deleteFrom('images')
    .where(
      'id',
      'in',
      unused.map(({ id }) => id),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('image_uses').select('image_id').whereRef('image_id', '=', 'images.id'))),
    )
    .execute()
}

export async function findPicture(db: Db, id: string): Promise<Picture | null> {
  const row = await db
    .selectFrom('images')
    .select(['type', 'width', 'height', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, type: row.type as ImageType, bytes: Buffer.from(row.bytes) } : null
}

export async function deleteImage(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('images').where('id', '=', id).execute()
}
