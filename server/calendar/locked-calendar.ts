import { type Locked, underLock } from '../areas/under-lock.ts'
import type { Context } from '../context.ts'
import type { Bookings } from '../planning/model/bookings.ts'

/** Until its transaction commits or rolls back, nobody else can check, book or change a rule. */
export interface LockedCalendar extends Locked {
  /** The authoritative plan: all bookings that count, up to `head`, with the places as `tree` numbers them. */
  readonly plan: Bookings
}

/**
 * Runs `work` in one transaction that holds the calendar's lock. It reads the plan before `work` writes anything, so that
 * the plan cache never sees an uncommitted change: after a rollback, another transaction uses the same change number
 * again. It brings the plan cache up to date before it asks for the lock, so that a process that has just started does
 * not read the whole plan while others wait.
 */
export async function withLockedCalendar<T>(
  context: Context,
  work: (calendar: LockedCalendar) => Promise<T>,
): Promise<T> {
  if (!context.db.isTransaction) await context.planCache.latest()
  return underLock(context, async (locked) => {
    const plan = await context.planCache.upTo(locked)
    return work({ ...locked, plan })
  })
}
