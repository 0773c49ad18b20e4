import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/** Entries written so far have no key in their hashes. They are sealed as a whole right after this. */
export async function up(db: Kysely<any>): Promise<void> {
  const { big } = columns(db)
  await db.schema
    .alterTable('audit_head')
    .addColumn('sealed_until', big, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('audit_head')
    .addColumn('seal', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db
    .updateTable('audit_head')
    .set((eb) => ({ sealed_until: eb.ref('seq') }))
    .execute()
}
