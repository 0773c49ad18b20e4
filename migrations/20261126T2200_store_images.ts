import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/** Pictures, in the database, so that every process has them and a backup holds them. */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant, binary } = columns(db)
  await db.schema
    .createTable('images')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('owner_kind', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('bytes', binary, (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('created_at', instant, (c) => c.notNull())
    .execute()
}
