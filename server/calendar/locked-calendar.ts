import type { Context } from '../context.ts'
import type { Bookings } from '../planning/model/bookings.ts'
import { type Trx, transact } from '../platform/transact.ts'
import { lockHead } from './head-queries.ts'

/** The calendar while nobody else can check, book or change a rule: until the transaction commits or rolls back. */
export interface LockedCalendar {
  readonly trx: Trx
  /** The number of the last change before this transaction. */
  readonly head: number
  /** The authoritative plan: every booking that counts, up to `head`. */
  readonly plan: Bookings
}

/**
 * Runs `work` as one transaction that holds the calendar's lock. The lock comes first, so two transactions never wait
 * for each other. The plan is read before `work` can write anything, so it holds only what is committed: if the
 * transaction rolls back, this process has seen no change number that somebody else will use again.
 */
export function withLockedCalendar<T>(context: Context, work: (calendar: LockedCalendar) => Promise<T>): Promise<T> {
  return transact(context.db, async (trx) => {
    const head = await lockHead(trx)
    return work({ trx, head, plan: await context.planCache.upTo(trx, head) })
  })
}
