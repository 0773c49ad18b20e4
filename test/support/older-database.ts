import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../server/platform/db/migrate.ts'

/**
 * Migrates an empty database to the version before `revisions.move` and `bookings.passes_json` were renamed, and adds
 * one announcement with one revision and one booking. It is a draft that an edit left marked for review afterwards.
 */
export async function fillAsBeforeRenaming(db: Kysely<any>): Promise<void> {
  await migrateTo(db, '20261121T1020_create_idempotency_keys')
  await insertAnnouncement(db)
  await db
    .insertInto('revisions')
    .values({ ...revision, move: 'create', content_json: '{}' })
    .execute()
  await db
    .insertInto('bookings')
    .values({ ...booking, at, passes_json: '["rule"]' })
    .execute()
}

/** Migrates an empty database to the version before instants had a range, and adds times that are far outside of it. */
export async function fillWithFarTimes(db: Kysely<any>, far: string): Promise<void> {
  await migrateTo(db, '20261126T0910_clear_review_after')
  await insertAnnouncement(db, { at_json: JSON.stringify({ at: far, wall: null, zone: null }) })
  await db
    .insertInto('revisions')
    .values({
      ...revision,
      action: 'create',
      content_json: JSON.stringify({ at: { at: far, wall: null, zone: null } }),
    })
    .execute()
  await db
    .insertInto('bookings')
    .values({ ...booking, at: far, waived_rules_json: '[]' })
    .execute()
  const early = '1850-01-01T00:00:00.000Z'
  await db
    .insertInto('rules')
    .values({
      id: 'rule',
      definition_json: JSON.stringify({ type: 'blackout', from: early, to: '9999-12-31T23:59:59.000Z' }),
      created_at: at,
      updated_at: at,
      revision: 1,
    })
    .execute()
  const usual = { began: at, expected_end: '2026-06-11T14:00:00.000Z', next_update_by: null }
  for (const [id, fields] of Object.entries({
    usual: { ...usual, status: 'called_off' },
    far: { began: far, expected_end: far, next_update_by: far, ended_at: at },
    early: { began: early, expected_end: null, next_update_by: early },
  })) {
    await db
      .insertInto('incidents')
      .values({
        ...{ id, kind: 'unplanned', title: id, areas_json: '[]', severity: 'minor', status: 'reported', ...fields },
        ...{ confidence: 'unknown', holds: 1, created_by: 'dana', created_at: at, updated_at: at, revision: 1 },
      })
      .execute()
  }
}

/** Migrates an empty database to the version before tokens had a scope, and adds one token each of two people. */
export async function fillWithOldTokens(db: Kysely<any>): Promise<void> {
  await migrateTo(db, '20261126T0910_clear_review_after')
  for (const [id, deactivated_at] of [
    ['ana', null],
    ['bo', at],
  ] as const) {
    const may = { author: 1, approver: 0, administrator: 0, duty_manager: 0 }
    const person = { id, email: `${id}@example.org`, name: id, team: 'both', ...may, revision: 1 }
    await db
      .insertInto('people')
      .values({ ...person, created_at: at, deactivated_at })
      .execute()
    await db
      .insertInto('tokens')
      .values({ id: `of-${id}`, person_id: id, name: 'Old', hash: id, created_at: at })
      .execute()
  }
}

const at = '2026-06-10T14:00:00.000Z'
const revision = { announcement_id: 'a', revision: 1, author: 'dana', at, content_hash: '' }
const booking = {
  id: 'b',
  announcement_id: 'a',
  channel: 'board',
  status: 'tentative',
  kind: 'service',
  severity: 'minor',
  reach_json: '[]',
  committed: 0,
  change: 0,
  created_at: at,
}

async function migrateTo(db: Kysely<any>, name: string): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateTo(name)
  if (error) throw error
}

async function insertAnnouncement(db: Kysely<any>, fields: object = {}): Promise<void> {
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
      ...fields,
    })
    .execute()
}
