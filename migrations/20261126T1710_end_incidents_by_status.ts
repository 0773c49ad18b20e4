import type { Kysely } from 'kysely'

/** Only restoring ended an incident, so one whose status was changed to an ending went on holding marketing. */
export async function up(db: Kysely<any>): Promise<void> {
  const endings = ['restored', 'completed', 'called_off']
  await db
    .updateTable('incidents')
    .set((eb) => ({ ended_at: eb.ref('updated_at') }))
    .where('status', 'in', endings)
    .where('ended_at', 'is', null)
    .execute()
  // And one that was restored stayed over whatever status it was given later.
  for (const [kind, status] of [
    ['planned', 'completed'],
    ['unplanned', 'restored'],
  ] as const) {
    await db
      .updateTable('incidents')
      .set({ status })
      .where('kind', '=', kind)
      .where('ended_at', 'is not', null)
      .where('status', 'not in', endings)
      .execute()
  }
  // A duty manager published these alone, but they never went out.
  await db.updateTable('announcements').set({ review_after: 0 }).where('status', '=', 'cancelled').execute()
}
