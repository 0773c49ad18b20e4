import { newId } from '../ids.ts'
import type { Db, Trx } from '../transact.ts'

/**
 * Where the calendar stands. A number alone does not say that: after a restore, other changes take numbers that were used
 * before. So each change has a random mark too, and a process that has seen the same mark has seen the same history.
 */
export interface Head {
  /** The number of the last change to a booking that counts. */
  readonly change: number
  /** The mark of that change. */
  readonly mark: string
  /** The mark of the last change to the areas. */
  readonly areas: string
}

/** So many changes are remembered by number and mark. A process that has seen none of them reads the whole plan. */
const remembered = 10_000
/** Older ones are forgotten a hundred at a time. */
const forgottenAtOnce = 100

/**
 * Takes the lock of the calendar until the transaction ends. Whatever a check depends on changes only under it:
 * bookings, rules, channels, incidents and areas. PostgreSQL locks the one row; on SQLite a transaction locks the whole
 * database.
 */
export function lockHead(trx: Trx): Promise<Head> {
  return selectHead(trx).forUpdate().executeTakeFirstOrThrow()
}

/** Where the calendar stood at the last commit. */
export function findHead(db: Db): Promise<Head> {
  return selectHead(db).executeTakeFirstOrThrow()
}

function selectHead(db: Db) {
  return db.selectFrom('calendar_head').select(['change', 'mark', 'areas_mark as areas'])
}

/** Numbers and marks one more change to bookings that count. Call it only while holding the lock. */
export async function nextChange({ trx }: { trx: Trx }): Promise<number> {
  const mark = newId()
  const { change } = await trx
    .updateTable('calendar_head')
    .set((eb) => ({ change: eb('change', '+', 1), mark }))
    .returning('change')
    .executeTakeFirstOrThrow()
  await trx.insertInto('calendar_changes').values({ change, mark }).execute()
  if (change % forgottenAtOnce === 0) {
    await trx
      .deleteFrom('calendar_changes')
      .where('change', '<=', change - remembered)
      .execute()
  }
  return change
}

/** Tells every process that the areas have changed. Call it only while holding the lock. */
export async function markAreasChanged({ trx }: { trx: Trx }): Promise<void> {
  await trx.updateTable('calendar_head').set({ areas_mark: newId() }).execute()
}

/**
 * Begins another history, as after a restore: every process finds that what it has seen is not part of it, and reads the
 * areas and the whole plan again. Call it only while holding the lock.
 */
export async function beginHistory(calendar: { trx: Trx }): Promise<void> {
  await calendar.trx.deleteFrom('calendar_changes').execute()
  await nextChange(calendar)
  await markAreasChanged(calendar)
}
