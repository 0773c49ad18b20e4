import { type Kysely, sql } from 'kysely'

/** Also: a mailing list has one address, so its channel reaches everybody on it, whatever was entered before. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('posted_by', 'text').execute()
  await db.schema
    .createIndex('deliveries_by_poster')
    .on('deliveries')
    .columns(['channel', 'sent_at'])
    .where(sql.ref('posted_by'), 'is not', null)
    .execute()
  await db.updateTable('channels').set({ finest: 'none' }).where('type', '=', 'email').execute()
}
