import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * An incident knows the all-clear that ended it, when it was opened again last, and whether its planned begin is known:
 * after it was postponed it is not, until somebody gives a new one.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('ended_from', 'text').execute()
  await db.schema.alterTable('incidents').addColumn('reopened_at', columns(db).instant).execute()
  await db.schema
    .alterTable('incidents')
    .addColumn('begin_known', 'integer', (c) => c.notNull().defaultTo(1).check(sql`begin_known in (0, 1)`))
    .execute()
  await db.updateTable('incidents').set({ begin_known: 0 }).where('status', '=', 'postponed').execute()
}
