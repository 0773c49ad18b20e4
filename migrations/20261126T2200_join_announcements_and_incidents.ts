import { type Kysely, sql } from 'kysely'
import { columns } from './support/columns.ts'

/**
 * An announcement says when what it tells of began and is expected to end, what it corrects, and whether it opens an
 * incident; an incident knows the announcement that opened it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  for (const name of ['began', 'expected_end'])
    await db.schema.alterTable('announcements').addColumn(name, instant).execute()
  for (const name of ['opens', 'corrects'])
    await db.schema.alterTable('announcements').addColumn(name, 'text').execute()
  const filled = { confidence: 'unknown', severity_reason: '', images_json: '[]' }
  for (const [name, value] of Object.entries(filled))
    await db.schema
      .alterTable('announcements')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(value))
      .execute()
  await db.schema.alterTable('incidents').addColumn('opened_from', 'text').execute()
  await db.schema
    .alterTable('organisation')
    .addColumn('holds_from', 'text', (c) => c.defaultTo('major'))
    .execute()
  await db.schema
    .alterTable('organisation')
    .addColumn('bypass_second_approval', 'integer', (c) =>
      c.notNull().defaultTo(1).check(sql`bypass_second_approval in (0, 1)`),
    )
    .execute()
}
