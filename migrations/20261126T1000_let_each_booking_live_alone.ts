import type { Kysely } from 'kysely'

export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('bookings').addColumn('reason', 'text').execute()
  await db.schema
    .alterTable('bookings')
    .addColumn('posted_over_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  await db.schema
    .alterTable('deliveries')
    .addColumn('may_have_arrived', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
