import type { Kysely } from 'kysely'

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('revisions').renameColumn('move', 'action').execute()
  await db.schema.alterTable('bookings').renameColumn('passes_json', 'waived_rules_json').execute()
}
