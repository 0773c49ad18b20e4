import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/** Drafts save themselves. What one person writes within some minutes is one version, and its audit entry may follow later. */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema.alterTable('revisions').addColumn('growing_since', instant).execute()
  await db.schema.alterTable('revisions').addColumn('audited_json', 'text').execute()
}
