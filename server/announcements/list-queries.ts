import type { Db } from '../platform/db/transact.ts'
import type { Status } from './announcement.ts'

/** Headlines by id, to name an announcement where another one speaks of it. */
export async function listHeadlines(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('announcements').select(['id', 'headline']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, headline }) => [id, headline || 'Without a headline']))
}

/** Rules that an approver let announcements break, by announcement. */
export async function listOverriddenRules(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('overrides')
    .select(['announcement_id', 'rule'])
    .where('announcement_id', 'in', ids)
    .execute()
  const overrides = Map.groupBy(rows, (row) => row.announcement_id)
  return new Map([...overrides].map(([id, ofOne]) => [id, ofOne.map(({ rule }) => rule)]))
}

/** How many announcements there are in each status that has any. */
export async function countByStatus(db: Db): Promise<Map<Status, number>> {
  const rows = await db
    .selectFrom('announcements')
    .select('status')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('status')
    .execute()
  return new Map(rows.map(({ status, count }) => [status as Status, Number(count)]))
}
