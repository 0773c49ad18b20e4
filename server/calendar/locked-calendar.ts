import type { Context } from '../context.ts'
import type { Bookings } from '../planning/model/bookings.ts'
import { type Trx, transact } from '../platform/transact.ts'
import { lockHead } from './head-queries.ts'

/** Until its transaction commits or rolls back, nobody else can check, book or change a rule. */
export interface LockedCalendar {
  readonly trx: Trx
  /** The number of the last change before this transaction. */
  readonly head: number
  /** The authoritative plan: all bookings that count, up to `head`. */
  readonly plan: Bookings
}

/**
 * Runs `work` in one transaction that holds the calendar's lock. It takes the lock first, so that transactions cannot
 * deadlock. It reads the plan before `work` writes anything, so that the plan cache never sees an uncommitted change:
 * after a rollback, another transaction uses the same change number again. It brings the plan cache up to date before it
 * asks for the lock, so that a process that has just started does not read the whole plan while others wait.
 */
export async function withLockedCalendar<T>(
  context: Context,
  work: (calendar: LockedCalendar) => Promise<T>,
): Promise<T> {
  await context.planCache.latest()
  return transact(context.db, async (trx) => {
    const head = await lockHead(trx)
    return work({ trx, head, plan: await context.planCache.upTo(trx, head) })
  })
}
