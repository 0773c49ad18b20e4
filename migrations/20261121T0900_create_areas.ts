import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

export async function up(db: Kysely<any>): Promise<void> {
  const { instant, big, real } = columns(db)
  await db.schema
    .createTable('areas')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('parent', 'text')
    .addColumn('lo', 'integer', (c) => c.notNull())
    .addColumn('hi', 'integer', (c) => c.notNull())
    .addColumn('retired_at', instant)
    .addColumn('population', big)
    .addColumn('latitude', real)
    .addColumn('longitude', real)
    .addColumn('fips', 'text')
    .addColumn('geonames', big)
    .addColumn('zone', 'text')
    .execute()
  await db.schema
    .createTable('gazetteers')
    .addColumn('country', 'text', (c) => c.primaryKey())
    .addColumn('loaded_at', instant, (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .execute()
}
