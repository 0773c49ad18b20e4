import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import { watchedCommits } from './commits.ts'
import { busyFrom, mayBeCommitted } from './database-trouble.ts'
import { OutcomeUnknown } from './errors.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

const DEADLOCK = '40P01'
const SERIALIZATION_FAILURE = '40001'
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction, or in the one that `db` is in already. PostgreSQL may abort one of two transactions
 * that wait for each other. It is rolled back, so it runs again, up to five times in all. Throws Busy, with everything
 * rolled back, when somebody else holds a lock for too long or the database is away, and OutcomeUnknown when the
 * connection is lost at the commit.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Trx)
  const commits = watchedCommits()
  const before = commits?.mayHaveCommitted ?? false
  for (let attempt = 1; ; attempt++) {
    let isAtCommit = false
    try {
      return await db.transaction().execute(async (trx) => {
        const result = await work(trx)
        isAtCommit = true
        if (commits) commits.mayHaveCommitted = true
        return result
      })
    } catch (error) {
      if (isAtCommit && mayBeCommitted(error)) throw Object.assign(new OutcomeUnknown(), { cause: error })
      const busy = busyFrom(error)
      const code = (error as { code?: unknown }).code
      const isAborted = code === DEADLOCK || code === SERIALIZATION_FAILURE
      if (commits && (busy || isAborted)) commits.mayHaveCommitted = before
      if (busy) throw busy
      if (attempt === ATTEMPTS || !isAborted) throw error
    }
  }
}

interface Readable {
  db: Db
  planCache?: { latest(): Promise<unknown> }
}

/**
 * Runs `work`, which acts and then reads what it answers, in one transaction. When the answer cannot be read because the
 * database is busy, nothing was done, so that whoever is told so may repeat it.
 */
export async function withAnswer<C extends Readable, T>(context: C, work: (inside: C) => Promise<T>): Promise<T> {
  // In the transaction it would be read while others wait.
  await context.planCache?.latest()
  return transact(context.db, (trx) => work({ ...context, db: trx }))
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
