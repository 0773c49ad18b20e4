import type { Kysely } from 'kysely'

/** Expired idempotency keys of everybody are deleted whenever a new one is reserved. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.createIndex('idempotency_keys_created_at').on('idempotency_keys').column('created_at').execute()
}
