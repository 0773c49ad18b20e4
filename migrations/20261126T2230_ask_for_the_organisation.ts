import type { Kysely } from 'kysely'

/**
 * The organization says which areas it serves and has a logo. A new one sees its first steps on Today until they are
 * done; an organization that has people already does not.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const alter = () => db.schema.alterTable('organisation')
  await alter()
    .addColumn('served_json', 'text', (c) => c.notNull().defaultTo('{"include":[],"exclude":[]}'))
    .execute()
  await alter()
    .addColumn('logo', 'text', (c) => c.references('images.id'))
    .execute()
  await alter()
    .addColumn('first_steps_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  await db
    .updateTable('organisation')
    .set({ first_steps_json: '["ended"]' })
    .where((eb) => eb.exists(eb.selectFrom('people').select('id')))
    .execute()
}
