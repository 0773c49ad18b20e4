import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'

/** More than the rows that one attempt adds, so that the table shrinks to the current windows. */
const PURGED_AT_ONCE = 100

export interface AttemptWindow {
  key: string
  start: Instant
  end: Instant
}

/** Counts one more attempt in the window, and returns how many there are now. */
export async function countAttempt(db: Db, { key, start, end }: AttemptWindow): Promise<number> {
  const { count } = await db
    .insertInto('attempts')
    .values({ key, window_start: start, window_end: end, count: 1 })
    .onConflict((oc) =>
      oc.columns(['key', 'window_start']).doUpdateSet((eb) => ({ count: eb('attempts.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return count
}

/** Deletes some of the windows that are over. Those that another process is deleting are left to it. */
export async function purgeAttempts(db: Db, now: Instant): Promise<void> {
  const over = await db.selectFrom('attempts').select('key').where('window_end', '<=', now).limit(1).executeTakeFirst()
  if (over === undefined) return
  await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('attempts')
      .select(['key', 'window_start'])
      .where('window_end', '<=', now)
      .orderBy('window_end')
      .limit(PURGED_AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { key, window_start } of rows)
      await trx.deleteFrom('attempts').where('key', '=', key).where('window_start', '=', window_start).execute()
  })
}
