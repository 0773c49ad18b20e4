import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import type { Instant } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { bookAgain } from '../count-again.ts'
import type { Delivery } from '../delivery.ts'

/**
 * Whether another worker, whose clock is ahead, took this attempt for lost while it was still going on, and nobody has
 * done anything about the delivery since.
 */
export function isGivenUp(current: Delivery, { leasedBy, leasedUntil, attempts }: Delivery): boolean {
  const { status } = current
  if (status !== 'unknown' && status !== 'queued') return false
  return current.leasedBy === leasedBy && current.leasedUntil === leasedUntil && current.attempts === attempts
}

/** Such a delivery once its attempt has certainly failed: as if it had not been given up. */
export async function afterLateFailure(
  context: Context,
  calendar: LockedCalendar,
  { current, failed }: { current: Delivery; failed: Delivery },
  now: Instant,
): Promise<Delivery> {
  // A person or its channel stopped it while it was being sent: it is not tried again, and ends as they asked.
  if (current.stopping !== null) return notAgain(failed)
  // Nobody was going to send it again, so what has happened since may be a reason not to, as when a person asks for it.
  if (current.status !== 'unknown' || failed.status !== 'queued' || failed.purpose !== 'publish') return failed
  try {
    await bookAgain(context, calendar, failed, now)
    return failed
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Invalid)) throw error
    return notAgain(failed)
  }
}

function notAgain(failed: Delivery): Delivery {
  return { ...failed, status: failed.mayHaveArrived ? 'unknown' : 'failed', nextAttemptAt: null }
}
