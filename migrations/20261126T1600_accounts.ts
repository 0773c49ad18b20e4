import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * Attempts are counted in windows of several lengths and deleted after them. Tokens get a scope and an end: those that
 * exist keep every scope, and have no end until they are replaced; those of deactivated people are revoked. A password that somebody else chose is changed at the
 * first sign-in; those that exist stay.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema.dropTable('attempts').execute()
  await db.schema
    .createTable('attempts')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('window_start', instant, (c) => c.notNull())
    .addColumn('window_end', instant, (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('attempts_key', ['key', 'window_start'])
    .execute()
  await db.schema.createIndex('attempts_by_end').on('attempts').column('window_end').execute()
  await db.schema
    .alterTable('tokens')
    .addColumn('scope', 'text', (c) =>
      c.notNull().defaultTo('administer').check(sql`scope in ('read', 'write', 'administer')`),
    )
    .execute()
  await db.schema.alterTable('tokens').addColumn('expires_at', instant).execute()
  await db
    .updateTable('tokens')
    .set((eb) => ({
      revoked_at: eb.selectFrom('people').select('deactivated_at').whereRef('people.id', '=', 'tokens.person_id'),
    }))
    .where('revoked_at', 'is', null)
    .execute()
  await db.schema
    .alterTable('people')
    .addColumn('must_change_password', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
