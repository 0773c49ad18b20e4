import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'

export async function insertSetupLink(db: Db, link: { hash: string; now: Instant; expiresAt: Instant }): Promise<void> {
  await db.deleteFrom('setup_links').where('used_at', 'is', null).execute()
  await db
    .insertInto('setup_links')
    .values({ hash: link.hash, created_at: link.now, expires_at: link.expiresAt, used_at: null })
    .execute()
}

export async function isSetupLinkOpen(db: Db, hash: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('setup_links')
    .select('hash')
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** True for the one caller who uses the link. */
export async function useSetupLink(db: Db, hash: string, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('setup_links')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
