import type { Instant } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/transact.ts'
import type { Content } from '../announcement.ts'
import type { Revision } from '../review-queries.ts'
import { writingActions } from '../review-queries.ts'
import { contentColumn } from '../rows.ts'

/** Replaces the revision `last` if it is this author's and has grown since then at the earliest. False if not. */
export async function growRevision(
  trx: Trx,
  announcement: string,
  { revision, author, at, content, contentHash }: Omit<Revision, 'action'>,
  { last, since }: { last: number; since: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('revisions')
    .set((eb) => ({
      revision,
      at,
      content_json: JSON.stringify(content),
      content_hash: contentHash,
      audited_json: eb.fn.coalesce('audited_json', 'content_json'),
    }))
    .where('announcement_id', '=', announcement)
    .where('revision', '=', last)
    .where('author', '=', author)
    .where('action', 'in', writingActions)
    .where('growing_since', '>', since)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What a revision says, and what the audit says of it. Null when it has not grown since the audit was told. */
export async function findGrown(
  trx: Trx,
  announcement: string,
  revision: number,
): Promise<{ author: string; at: Instant; content: Content; audited: Content } | null> {
  const row = await trx
    .selectFrom('revisions')
    .select(['author', 'at', 'content_json', 'audited_json'])
    .where('announcement_id', '=', announcement)
    .where('revision', '=', revision)
    .where('audited_json', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const read = (json: string) => contentColumn.parse(JSON.parse(json))
  return { author: row.author, at: row.at, content: read(row.content_json), audited: read(row.audited_json!) }
}

/** It grows no more, and the audit has all of it. */
export async function settleRevision(trx: Trx, announcement: string, revision: number): Promise<void> {
  await trx
    .updateTable('revisions')
    .set({ audited_json: null, growing_since: null })
    .where('announcement_id', '=', announcement)
    .where('revision', '=', revision)
    .where('growing_since', 'is not', null)
    .execute()
}

/** Who made the newest version, and when. */
export async function findLastRevision(db: Db, announcement: string): Promise<{ author: string; at: Instant } | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['author', 'at'])
    .where('announcement_id', '=', announcement)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
