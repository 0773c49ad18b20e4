import { setImmediate as turn } from 'node:timers/promises'
import type { Areas } from '../areas/directory.ts'
import type { Intervals } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Message } from '../planning/model/message.ts'
import { Plan } from '../planning/store/plan.ts'
import { toMillis } from '../platform/clock.ts'
import type { Db } from '../platform/db/transact.ts'
import { type Booking, countingStatuses } from './booking.ts'
import { listBookingsChangedSince } from './booking-queries.ts'
import { lastChange } from './head-queries.ts'

const PAGE = 5000

/** The plan of this process: what counts, as far as it has read. */
export interface PlanCache {
  /** Reads what changed since the last time, by this process or any other, and returns the plan as it is then. */
  catchUp(db: Db): Promise<Plan>
}

/** What was read with these areas. */
interface CachedPlan {
  tree: Tree
  plan: Plan
  reaches: Map<string, Intervals>
  /** Every change up to this number is in the plan. */
  seen: number
}

/**
 * Keeps the plan in memory. Every change of a booking that counts has a number, given under the calendar's lock, so
 * a process that has seen number n needs only what is numbered higher; one that starts has seen nothing.
 */
export function openPlanCache(areas: Areas): PlanCache {
  let reading = emptyCache(areas.tree)
  return {
    async catchUp(db) {
      for (;;) {
        // With other areas places have other numbers: everything is read again.
        if (reading.tree !== areas.tree) reading = emptyCache(areas.tree)
        const own = reading
        await readChanges(db, own)
        if (own.tree === areas.tree) return own.plan
      }
    },
  }
}

function emptyCache(tree: Tree): CachedPlan {
  return { tree, plan: new Plan(), reaches: new Map(), seen: 0 }
}

/** A million bookings at once would take more memory than the plan that is made of them: they come in pages. */
async function readChanges(db: Db, reading: CachedPlan): Promise<void> {
  const upTo = await lastChange(db)
  if (upTo <= reading.seen) return
  let from = { change: reading.seen + 1, id: '' }
  for (;;) {
    const bookings = await listBookingsChangedSince(db, from, PAGE)
    for (const booking of bookings) apply(reading, booking)
    const last = bookings.at(-1)
    if (!last || bookings.length < PAGE) break
    from = last
    // What comes before it is in the plan: whoever read it earlier brings it too late.
    reading.seen = Math.max(reading.seen, last.change - 1)
    await turn()
  }
  reading.seen = Math.max(reading.seen, upTo)
}

function apply(reading: CachedPlan, booking: Booking): void {
  // A slower reader may bring what a faster one has read already.
  if (booking.change <= reading.seen) return
  if (countingStatuses.includes(booking.status)) reading.plan.insert(messageOf(reading, booking))
  else reading.plan.remove(booking.id)
}

function messageOf(reading: CachedPlan, booking: Booking): Message {
  const { id, announcement, channel, kind, severity, incident, committed, waivedRules } = booking
  const status = booking.status === 'booked' ? 'booked' : 'done'
  const at = toMillis(booking.at)
  const reach = reachOf(reading, booking.reach)
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
