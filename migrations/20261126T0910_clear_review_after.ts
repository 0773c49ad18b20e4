import type { Kysely } from 'kysely'

/** An edit of what a duty manager had approved alone left the mark on the draft, where it now stands in the way. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.updateTable('announcements').set({ review_after: 0 }).where('status', 'in', ['draft', 'in_review']).execute()
}
