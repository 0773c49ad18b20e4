import { type Kysely, sql } from 'kysely'

/**
 * Towns can have parts. An area says how it is known to be where it is in the tree. A channel that could target single
 * towns reached every place that the gazetteer has, parts of towns among them, so it goes on reaching those one by one.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('areas').addColumn('basis', 'text').execute()
  // A check cannot be changed in SQLite, so the column is replaced.
  await db.schema
    .alterTable('channels')
    .addColumn('finest_area', 'text', (c) =>
      c.notNull().defaultTo('none').check(sql`finest_area in ('part', 'town', 'county', 'state', 'country', 'none')`),
    )
    .execute()
  await sql`update channels set finest_area = case finest when 'town' then 'part' else finest end`.execute(db)
  await db.schema.alterTable('channels').dropColumn('finest').execute()
  await db.schema.alterTable('channels').renameColumn('finest_area', 'finest').execute()
}
