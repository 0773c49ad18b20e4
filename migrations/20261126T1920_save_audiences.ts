import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * Audiences with names. A name occurs once among those of an owner and once among the shared ones, however its letters are
 * written: `name_key` is the name in lower case.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('saved_audiences')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('marks_json', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('shared', 'integer', (c) => c.notNull().check(sql`shared in (0, 1)`))
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addUniqueConstraint('saved_audiences_of_owner', ['owner', 'name_key'])
    .execute()
  await db.schema
    .createIndex('saved_audiences_shared')
    .unique()
    .on('saved_audiences')
    .column('name_key')
    .where(sql`shared`, '=', 1)
    .execute()
}
