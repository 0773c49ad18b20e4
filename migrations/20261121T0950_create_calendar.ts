import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant, big } = columns(db)
  await db.schema
    .createTable('rules')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('definition_json', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('switched_off_at', instant)
    .addColumn('removed_at', instant)
    .addColumn('revision', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('calendar_head')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('change', big, (c) => c.notNull())
    .execute()
  await db.insertInto('calendar_head').values({ id: 1, change: 0 }).execute()
  await db.schema
    .createTable('bookings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('announcement_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('zone', 'text')
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`status in ('tentative', 'booked', 'held', 'publishing', 'published', 'failed', 'unknown', 'missed', 'cancelled', 'retracted')`,
        ),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('incident', 'text')
    .addColumn('reach_json', 'text', (c) => c.notNull())
    .addColumn('passes_json', 'text', (c) => c.notNull())
    .addColumn('committed', big, (c) => c.notNull())
    .addColumn('change', big, (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('bookings_by_time').on('bookings').columns(['at', 'id']).execute()
  await db.schema.createIndex('bookings_by_announcement').on('bookings').column('announcement_id').execute()
  await db.schema.createIndex('bookings_by_change').on('bookings').column('change').execute()
  await db.schema.createIndex('bookings_by_status').on('bookings').columns(['status', 'at']).execute()
}
