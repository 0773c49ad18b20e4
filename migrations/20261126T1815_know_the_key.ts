import type { Kysely } from 'kysely'

/** Which `secret.key` this database is used with. Empty until a process with one has started. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('audit_head')
    .addColumn('key_print', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
}
