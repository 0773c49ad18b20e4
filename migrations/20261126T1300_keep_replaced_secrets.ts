import type { Kysely } from 'kysely'

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('channels')
    .addColumn('old_secrets_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
}
