import { setImmediate as turn } from 'node:timers/promises'
import type { Areas } from '../areas/directory.ts'
import type { Intervals } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Message } from '../planning/model/message.ts'
import { Plan } from '../planning/store/plan.ts'
import { toMillis } from '../platform/clock.ts'
import type { Db, Trx } from '../platform/transact.ts'
import { type Booking, countingStatuses } from './booking.ts'
import { listBookingsChangedSince } from './booking-queries.ts'
import { lastChange } from './head-queries.ts'

const PAGE = 5000

/** The plan as this process keeps it in memory: all bookings that count. */
export interface PlanCache {
  /** The plan with every committed change, from any process. Do not call it inside a transaction. */
  latest(): Promise<Plan>
  /** The plan up to change `head`. `trx` must have just locked the calendar at `head`. */
  upTo(trx: Trx, head: number): Promise<Plan>
}

/** The plan as read with one version of the areas. */
interface CachedPlan {
  tree: Tree
  plan: Plan
  reaches: Map<string, Intervals>
  /** Every change up to this number is in the plan. */
  seen: number
}

/**
 * Opens an empty cache that fills on first use. Every change to a booking that counts gets a number under the lock of
 * the calendar, so a process that has seen number n reads only higher numbers.
 */
export function openPlanCache(db: Db, areas: Areas): PlanCache {
  let cached = emptyCache(areas.tree)

  async function read(from: Db, head: number): Promise<Plan> {
    for (;;) {
      // A new gazetteer numbers its places differently, so everything has to be read again.
      if (cached.tree !== areas.tree) cached = emptyCache(areas.tree)
      const target = cached
      await readChanges(from, target, head)
      if (target.tree === areas.tree) return target.plan
    }
  }

  let catchingUp: Promise<unknown> = Promise.resolve()

  /** One after another: those that wait find the changes in the plan. At once, each would read all of them. */
  async function latest(): Promise<Plan> {
    const head = await lastChange(db)
    const reading = catchingUp.then(() => read(db, head))
    catchingUp = reading.catch(() => undefined)
    return reading
  }

  return {
    latest,
    upTo: read,
  }
}

function emptyCache(tree: Tree): CachedPlan {
  return { tree, plan: new Plan(), reaches: new Map(), seen: 0 }
}

/** Reads in pages, because a million rows at once take more memory than the finished plan. */
async function readChanges(db: Db, cached: CachedPlan, head: number): Promise<void> {
  if (head <= cached.seen) return
  let from = { change: cached.seen + 1, id: '' }
  for (;;) {
    const bookings = await listBookingsChangedSince(db, from, PAGE)
    for (const booking of bookings) apply(cached, booking)
    const last = bookings.at(-1)
    if (!last || bookings.length < PAGE) break
    from = last
    // All earlier changes are in the plan now, so a slower reader must not apply an older version.
    cached.seen = Math.max(cached.seen, last.change - 1)
    await turn()
  }
  cached.seen = Math.max(cached.seen, head)
}

function apply(cached: CachedPlan, booking: Booking): void {
  // A faster reader may have applied this change already.
  if (booking.change <= cached.seen) return
  if (countingStatuses.includes(booking.status)) cached.plan.insert(messageOf(cached, booking))
  else cached.plan.remove(booking.id)
}

function messageOf(cached: CachedPlan, booking: Booking): Message {
  const { id, announcement, channel, kind, severity, incident, committed, waivedRules } = booking
  const status = booking.status === 'booked' ? 'booked' : 'done'
  const at = toMillis(booking.at)
  const reach = reachOf(cached, booking.reach)
  return { id, announcement, channel, kind, severity, at, reach, incident, committed, status, waivedRules }
}

function reachOf({ tree, reaches }: CachedPlan, codes: readonly string[]): Intervals {
  const key = codes.join()
  const known = reaches.get(key)
  if (known) return known
  const places = placesOf(tree, codes)
  reaches.set(key, places)
  return places
}
