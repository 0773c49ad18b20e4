import type { Kysely } from 'kysely'

/**
 * An override names the content with the instants and the reach of its parts. The hashes of older ones named other
 * things, so none of them holds for a new booking. What they let through is kept in the bookings.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('overrides').renameColumn('content_hash', 'placement_hash').execute()
}
