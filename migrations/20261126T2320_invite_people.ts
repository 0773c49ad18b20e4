import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/** One table for all links that lead to a new password: of the first administrator, of who is invited, and of who forgot theirs. */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('account_links')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.references('people.id'))
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .addColumn('used_at', instant)
    .execute()
  await sql`insert into account_links (hash, created_at, expires_at, used_at)
    select hash, created_at, expires_at, used_at from setup_links`.execute(db)
  await db.schema.dropTable('setup_links').execute()
  await db.schema.createIndex('account_links_by_person').on('account_links').column('person_id').execute()
}
