import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * What leads to areas besides their own names, as the gazetteer of each country has it: further names, each perhaps of
 * several areas, and ZIP codes with their share in each area.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { real } = columns(db)
  await db.schema
    .createTable('area_names')
    .addColumn('country', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('area_names_pk', ['country', 'name', 'code'])
    .execute()
  await db.schema
    .createTable('area_zips')
    .addColumn('country', 'text', (c) => c.notNull())
    .addColumn('zip', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('share', real, (c) => c.notNull())
    .addPrimaryKeyConstraint('area_zips_pk', ['zip', 'code'])
    .execute()
}
