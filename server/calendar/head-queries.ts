import type { Db, Trx } from '../platform/db/transact.ts'

/**
 * Nobody else checks, books or changes a rule from here to the commit: the one row is locked on PostgreSQL, and on
 * SQLite a transaction holds the whole database. Taken first in a transaction, so that two never wait for each other.
 */
export async function lockCalendar(trx: Trx): Promise<number> {
  const { change } = await trx.selectFrom('calendar_head').select('change').forUpdate().executeTakeFirstOrThrow()
  return change
}

/** Counts one more change of bookings or rules, and returns its number. */
export async function nextChange(trx: Trx): Promise<number> {
  const { change } = await trx
    .updateTable('calendar_head')
    .set((eb) => ({ change: eb('change', '+', 1) }))
    .returning('change')
    .executeTakeFirstOrThrow()
  return change
}

/** The number of the last change: what a process has to have seen. */
export async function lastChange(db: Db): Promise<number> {
  const { change } = await db.selectFrom('calendar_head').select('change').executeTakeFirstOrThrow()
  return change
}
