import type { Kysely } from 'kysely'

const AT_ONCE = 500

/** The text that a search compares, in lower case and without accents, is stored beside what it was made from. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('announcements')
    .addColumn('search_text', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('announcements')
      .select(['id', 'headline', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    for (const { id, headline, body } of rows) {
      const text = `${headline}\n${body}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
      await db.updateTable('announcements').set({ search_text: text }).where('id', '=', id).execute()
    }
    if (rows.length < AT_ONCE) break
    after = rows.at(-1)!.id
  }
}
