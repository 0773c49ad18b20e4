import type { Kysely } from 'kysely'

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('organisation')
    .addColumn('language', 'text', (c) => c.notNull().defaultTo('en'))
    .execute()
}
