import type { Kysely } from 'kysely'

/** The rules that an announcement passes by its severity, as they were when it was last sent for approval or booked. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('announcements')
    .addColumn('passes_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
}
