import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('booking_id', 'text', (c) => c.notNull().references('bookings.id'))
    .addColumn('announcement_id', 'text', (c) => c.notNull().references('announcements.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull().check(sql`purpose in ('publish', 'retract')`))
    .addColumn('status', 'text', (c) =>
      c
        .notNull()
        .check(sql`status in ('queued', 'sending', 'waiting', 'sent', 'failed', 'unknown', 'missed', 'cancelled')`),
    )
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', instant, (c) => c.notNull())
    .addColumn('next_attempt_at', instant)
    .addColumn('leased_by', 'text')
    .addColumn('leased_until', instant)
    .addColumn('last_error', 'text')
    .addColumn('external_id', 'text')
    .addColumn('sent_at', instant)
    .addColumn('message_json', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addUniqueConstraint('deliveries_once', ['booking_id', 'purpose'])
    .execute()
  await db.schema.createIndex('deliveries_by_announcement').on('deliveries').column('announcement_id').execute()
  await db.schema.createIndex('deliveries_to_send').on('deliveries').columns(['status', 'next_attempt_at']).execute()
  await db.schema
    .createTable('notices')
    .addColumn('announcement_id', 'text', (c) => c.primaryKey().references('announcements.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('message_json', 'text', (c) => c.notNull())
    .addColumn('reach_json', 'text', (c) => c.notNull())
    .addColumn('published_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('retracted_at', instant)
    .execute()
  await db.schema.createIndex('notices_by_time').on('notices').column('published_at').execute()
}
