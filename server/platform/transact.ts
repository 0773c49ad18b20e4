import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import { Busy } from './errors.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

const DEADLOCK = '40P01'
const SERIALIZATION_FAILURE = '40001'
const LOCK_TIMEOUT = '55P03'
const IDLE_TIMEOUT = '25P03'
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction. PostgreSQL may abort one of two transactions that wait for each other. It is rolled
 * back, so it runs again, up to five times in all. Throws Busy when somebody else holds a lock for too long.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const busy = busyFrom(error)
      if (busy) throw Object.assign(busy, { nothingDone: true })
      const code = (error as { code?: unknown }).code
      if (attempt === ATTEMPTS || (code !== DEADLOCK && code !== SERIALIZATION_FAILURE)) throw error
    }
  }
}

/** Busy, if the error says that somebody else held a lock for too long, or that this process did nothing for too long. */
export function busyFrom(error: unknown): Busy | null {
  if (error instanceof Busy) return error
  const code = (error as { code?: unknown } | null)?.code
  return code === LOCK_TIMEOUT || code === IDLE_TIMEOUT ? new Busy() : null
}

/** Runs `work`, which only reads, on the database as it is at one instant, whatever others commit meanwhile. */
export function snapshot<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}

const duplicates: readonly unknown[] = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']

/** Whether the database refused a row because another one has the same unique value. */
export function isDuplicate(error: unknown): boolean {
  return duplicates.includes((error as { code?: unknown } | null)?.code)
}
