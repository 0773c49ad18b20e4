import type { Instant } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/transact.ts'

/** A link that leads to a new password, once. `person` is null for the link of the first administrator. */
export interface AccountLink {
  person: string | null
  expiresAt: Instant
}

/** Stores a link by the hash of its secret. Earlier ones of the same person stop working. */
export async function insertLink(
  db: Db,
  { hash, person, now, expiresAt }: AccountLink & { hash: string; now: Instant },
): Promise<void> {
  await deleteLinks(db, person)
  await db
    .insertInto('account_links')
    .values({ hash, person_id: person, created_at: now, expires_at: expiresAt, used_at: null })
    .execute()
}

/** Ends the links of a person that were not used. */
export async function deleteLinks(db: Db, person: string | null): Promise<void> {
  await db
    .deleteFrom('account_links')
    .where('person_id', person === null ? 'is' : '=', person)
    .where('used_at', 'is', null)
    .execute()
}

export async function findLink(db: Db, hash: string, now: Instant): Promise<AccountLink | null> {
  const row = await db
    .selectFrom('account_links')
    .select(['person_id', 'expires_at'])
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { person: row.person_id, expiresAt: row.expires_at } : null
}

/** The link of a person that still works. */
export async function findLinkOf(db: Db, person: string, now: Instant): Promise<AccountLink | null> {
  const row = await db
    .selectFrom('account_links')
    .select('expires_at')
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { person, expiresAt: row.expires_at } : null
}

/** True for the one caller who uses the link. */
export async function useLink(trx: Trx, hash: string, now: Instant): Promise<boolean> {
  const result = await trx
    .updateTable('account_links')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
