import type { Db, Trx } from '../platform/transact.ts'

/**
 * Locks the calendar until the transaction ends, and returns the number of its last change. PostgreSQL locks the one
 * row; on SQLite a transaction locks the whole database.
 */
export async function lockHead(trx: Trx): Promise<number> {
  const { change } = await trx.selectFrom('calendar_head').select('change').forUpdate().executeTakeFirstOrThrow()
  return change
}

/** Numbers one more change to bookings or rules. Call it only while holding the lock. */
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
