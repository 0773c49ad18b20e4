import type { Kysely } from 'kysely'
import { columns } from './support/columns.ts'

/** When its owner was asked last whether a quiet incident still goes on. */
export async function up(db: Kysely<any>): Promise<void> {
  const { instant } = columns(db)
  await db.schema.alterTable('incidents').addColumn('asked_at', instant).execute()
}
