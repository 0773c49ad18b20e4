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

/** The plan as this process knows it: the bookings that count, kept in memory. */
export interface PlanCache {
  /** The plan with every committed change, whoever made it. Not for use inside a transaction. */
  latest(): Promise<Plan>
  /** The plan up to change `head`, read in the transaction that has just locked the calendar at `head`. */
  upTo(trx: Trx, head: number): Promise<Plan>
}

/** What has been read with one version of the areas. */
interface CachedPlan {
  tree: Tree
  plan: Plan
  reaches: Map<string, Intervals>
  /** Every change up to this number is in the plan. */
  seen: number
}

/**
 * Opens an empty cache that fills when it is first asked. Every change of a booking that counts takes a number under the
 * calendar's lock, so a process that has seen number n reads only what is numbered higher.
 */
export function openPlanCache(db: Db, areas: Areas): PlanCache {
  let cached = emptyCache(areas.tree)

  async function read(from: Db, head: number): Promise<Plan> {
    for (;;) {
      // Other areas number their places differently, so everything is read again.
      if (cached.tree !== areas.tree) cached = emptyCache(areas.tree)
      const own = cached
      await readChanges(from, own, head)
      if (own.tree === areas.tree) return own.plan
    }
  }

  return {
    latest: async () => read(db, await lastChange(db)),
    upTo: read,
  }
}

function emptyCache(tree: Tree): CachedPlan {
  return { tree, plan: new Plan(), reaches: new Map(), seen: 0 }
}

/** Reads in pages: a million bookings at once would take more memory than the plan that is made of them. */
async function readChanges(db: Db, cached: CachedPlan, head: number): Promise<void> {
  if (head <= cached.seen) return
  let from = { change: cached.seen + 1, id: '' }
  for (;;) {
    const bookings = await listBookingsChangedSince(db, from, PAGE)
    for (const booking of bookings) apply(cached, booking)
    const last = bookings.at(-1)
    if (!last || bookings.length < PAGE) break
    from = last
    // Everything before it is in the plan now, so a slower reader must not bring an older version.
    cached.seen = Math.max(cached.seen, last.change - 1)
    await turn()
  }
  cached.seen = Math.max(cached.seen, head)
}

function apply(cached: CachedPlan, booking: Booking): void {
  // A slower reader may bring what a faster one has applied already.
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
