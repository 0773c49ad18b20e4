import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant, big } = columns(db)
  await db.schema
    .createTable('audit')
    .addColumn('seq', big, (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('before_json', 'text')
    .addColumn('after_json', 'text')
    .addColumn('revision', 'integer')
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject_type', 'subject_id', 'seq']).execute()
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['actor', 'seq']).execute()
  await db.schema.createIndex('audit_by_time').on('audit').column('at').execute()
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('seq', big, (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
  await db.insertInto('audit_head').values({ id: 1, seq: 0, hash: '' }).execute()
}
