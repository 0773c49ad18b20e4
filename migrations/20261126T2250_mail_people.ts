import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/** Emails to people who work with Hark, and which of them each person does not want. */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('mails')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('about', 'text')
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in ('queued', 'composing', 'sending', 'sent', 'dropped', 'failed', 'unknown')`),
    )
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('next_attempt_at', instant)
    .addColumn('leased_by', 'text')
    .addColumn('leased_until', instant)
    .addColumn('ended_at', instant)
    .addColumn('last_error', 'text')
    .execute()
  await db.schema.createIndex('mails_by_status').on('mails').columns(['status', 'next_attempt_at']).execute()
  await db.schema.createIndex('mails_by_end').on('mails').column('ended_at').execute()
  await db.schema.createIndex('mails_by_subject').on('mails').columns(['about', 'kind']).execute()
  await db.schema
    .alterTable('people')
    .addColumn('no_mail_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
}
