import type { Areas } from '../areas/directory.ts'
import type { Intervals } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Message } from '../planning/message.ts'
import { Plan } from '../planning/plan.ts'
import { toMillis } from '../platform/clock.ts'
import type { Db } from '../platform/db/transact.ts'
import { type Booking, countingStatuses } from './booking.ts'
import { listBookingsChangedSince, listCountingBookings } from './bookings/queries.ts'
import { lastChange } from './head/queries.ts'

/** The plan of this process: what counts, as far as it has read. */
export interface CalendarMemory {
  /** Reads what changed since the last time, by this process or any other, and returns the plan as it is then. */
  catchUp(db: Db): Promise<Plan>
}

/**
 * Keeps the plan in memory. Every change of a booking that counts has a number, given under the calendar's lock, so
 * a process that has seen number n needs only what is numbered higher.
 */
export function openCalendar(areas: Areas): CalendarMemory {
  let seen = -1
  let tree: Tree | null = null
  let plan = new Plan()
  let reaches = new Map<string, Intervals>()

  function apply(bookings: readonly Booking[], upTo: number): void {
    for (const booking of bookings) {
      // A slower reader may bring what a faster one has read already.
      if (booking.change <= seen) continue
      if (countingStatuses.includes(booking.status)) plan.insert(messageOf(booking))
      else plan.remove(booking.id)
    }
    seen = Math.max(seen, upTo)
  }

  function messageOf(booking: Booking): Message {
    const { id, announcement, channel, kind, severity, incident, committed, passes } = booking
    const status = booking.status === 'booked' ? 'booked' : 'done'
    return {
      id,
      announcement,
      channel,
      kind,
      severity,
      at: toMillis(booking.at),
      reach: reachOf(booking.reach),
      incident,
      committed,
      status,
      passes,
    }
  }

  function reachOf(codes: readonly string[]): Intervals {
    const key = codes.join()
    const known = reaches.get(key)
    if (known) return known
    const places = placesOf(areas.tree, codes)
    reaches.set(key, places)
    return places
  }

  return {
    async catchUp(db) {
      if (tree !== areas.tree) {
        // Places have other numbers now: everything is read again.
        tree = areas.tree
        plan = new Plan()
        reaches = new Map()
        seen = -1
      }
      const change = await lastChange(db)
      if (change > seen)
        apply(seen < 0 ? await listCountingBookings(db) : await listBookingsChangedSince(db, seen), change)
      return plan
    },
  }
}
