import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * What administrators say about an area instead of the gazetteer. `own_json` is what the gazetteer says, so that a
 * correction can be undone without it. The row stays when it is undone, with `given_json` null: its revision goes on.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('area_corrections')
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('given_json', 'text')
    .addColumn('own_json', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('area_corrections_pk', ['code', 'field'])
    .execute()
}
