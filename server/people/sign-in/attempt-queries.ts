import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'

/** Counts one more attempt for each key in the window that began at `windowStart`; returns the highest count. */
export async function countAttempt(db: Db, keys: readonly string[], windowStart: Instant): Promise<number> {
  const rows = await db
    .insertInto('attempts')
    .values(keys.map((key) => ({ key, window_start: windowStart, count: 1 })))
    .onConflict((oc) =>
      oc.column('key').doUpdateSet((eb) => ({
        window_start: windowStart,
        count: eb
          .case()
          .when('attempts.window_start', '=', windowStart)
          .then(eb('attempts.count', '+', 1))
          .else(1)
          .end(),
      })),
    )
    .returning('count')
    .execute()
  return Math.max(...rows.map((row) => row.count))
}
