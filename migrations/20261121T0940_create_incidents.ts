import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('incidents')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('unplanned', 'planned')`))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('areas_json', 'text', (c) => c.notNull())
    .addColumn('cause', 'text')
    .addColumn('effect', 'text')
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('began', instant, (c) => c.notNull())
    .addColumn('expected_end', instant)
    .addColumn('confidence', 'text', (c) => c.notNull())
    .addColumn('next_update_by', instant)
    .addColumn('holds', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('ended_at', instant)
    .addColumn('revision', 'integer', (c) => c.notNull())
    .execute()
}
