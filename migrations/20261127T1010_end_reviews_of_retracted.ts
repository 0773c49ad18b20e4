import type { Kysely } from 'kysely'

/** What was retracted waits for no review afterwards. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.updateTable('announcements').set({ review_after: 0 }).where('status', '=', 'retracted').execute()
}
