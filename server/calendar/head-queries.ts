import type { Db, Trx } from '../platform/transact.ts'

/**
 * Locks the calendar until the transaction ends, and returns the number of its last change. PostgreSQL locks the one
 * row; on SQLite a transaction holds the whole database.
 */
export async function lockHead(trx: Trx): Promise<number> {
  const { change } = await trx.selectFrom('calendar_head').select('change').forUpdate().executeTakeFirstOrThrow()
  return change
}

/** Counts one more change of bookings or rules, and returns its number. Only whoever holds the lock may. */
export async function nextChange({ trx }: { trx: Trx }): Promise<number> {
  const { change } = await trx
    .updateTable('calendar_head')
    .set((eb) => ({ change: eb('change', '+', 1) }))
    .returning('change')
    .executeTakeFirstOrThrow()
  return change
}

/** The number of the last committed change. */
export async function lastChange(db: Db): Promise<number> {
  const { change } = await db.selectFrom('calendar_head').select('change').executeTakeFirstOrThrow()
  return change
}
