import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema
    .createTable('channels')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('finest', 'text', (c) =>
      c.notNull().check(sql`finest in ('town', 'county', 'state', 'country', 'none')`),
    )
    .addColumn('serves', 'text', (c) => c.notNull())
    .addColumn('text_limit', 'integer')
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('settings_json', 'text', (c) => c.notNull())
    .addColumn('sealed_secret', 'text')
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('removed_at', instant)
    .addColumn('revision', 'integer', (c) => c.notNull())
    .execute()
}
