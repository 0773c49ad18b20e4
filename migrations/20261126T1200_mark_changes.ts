import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * Changes get a random mark, so that a process notices when the database was restored under it, and what the public sees
 * is ordered by a counter instead of by clocks.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant, big } = columns(db)
  await db.schema
    .alterTable('calendar_head')
    .addColumn('mark', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('calendar_head')
    .addColumn('areas_mark', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .createTable('calendar_changes')
    .addColumn('change', big, (c) => c.primaryKey())
    .addColumn('mark', 'text', (c) => c.notNull())
    .execute()
  const mark = crypto.randomUUID()
  await db.updateTable('calendar_head').set({ mark, areas_mark: crypto.randomUUID() }).execute()
  const { change } = await db.selectFrom('calendar_head').select('change').executeTakeFirstOrThrow()
  await db.insertInto('calendar_changes').values({ change, mark }).execute()

  await db.schema
    .alterTable('notices')
    .addColumn('position', big, (c) => c.notNull().defaultTo(0))
    .execute()
  const notices = await db
    .selectFrom('notices')
    .select(['announcement_id', 'updated_at'])
    .orderBy('published_at')
    .orderBy('announcement_id')
    .execute()
  for (const [index, { announcement_id }] of notices.entries()) {
    await db
      .updateTable('notices')
      .set({ position: index + 1 })
      .where('announcement_id', '=', announcement_id)
      .execute()
  }
  await db.schema
    .createTable('public_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('change', big, (c) => c.notNull())
    .addColumn('mark', 'text', (c) => c.notNull())
    .addColumn('changed_at', instant, (c) => c.notNull())
    .execute()
  const changed = notices.reduce(
    (latest, { updated_at }) => (updated_at > latest ? updated_at : latest),
    '1970-01-01T00:00:00.000Z',
  )
  await db
    .insertInto('public_head')
    .values({ id: 1, change: notices.length, mark: crypto.randomUUID(), changed_at: changed })
    .execute()
}
