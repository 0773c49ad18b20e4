import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../server/platform/db/migrate.ts'

/**
 * Migrates an empty database to the version before `revisions.move` and `bookings.passes_json` were renamed, and adds
 * one announcement with one revision and one booking. It is a draft that an edit left marked for review afterwards.
 */
export async function fillAsBeforeRenaming(db: Kysely<any>): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateTo('20261121T1020_create_idempotency_keys')
  if (error) throw error
  const at = '2026-06-10T14:00:00.000Z'
  await db
    .insertInto('announcements')
    .values({
      id: 'a',
      revision: 1,
      status: 'draft',
      kind: 'service',
      severity: 'minor',
      category: '',
      headline: 'Water main burst',
      body: '',
      texts_json: '{}',
      link: '',
      audience_json: '{"include":[],"exclude":[]}',
      channels_json: '[]',
      at_json: 'null',
      at_by_channel_json: '{}',
      created_by: 'dana',
      created_at: at,
      updated_at: at,
      review_after: 1,
    })
    .execute()
  await db
    .insertInto('revisions')
    .values({
      announcement_id: 'a',
      revision: 1,
      author: 'dana',
      at,
      move: 'create',
      content_json: '{}',
      content_hash: '',
    })
    .execute()
  await db
    .insertInto('bookings')
    .values({
      id: 'b',
      announcement_id: 'a',
      channel: 'board',
      at,
      status: 'tentative',
      kind: 'service',
      severity: 'minor',
      reach_json: '[]',
      passes_json: '["rule"]',
      committed: 0,
      change: 0,
      created_at: at,
    })
    .execute()
}
