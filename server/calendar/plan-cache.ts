import { setImmediate as turn } from 'node:timers/promises'
import type { Areas } from '../areas/directory.ts'
import type { Intervals } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Locked } from '../areas/under-lock.ts'
import { placesOf } from '../audiences/cover.ts'
import type { Message } from '../planning/model/message.ts'
import { Plan } from '../planning/store/plan.ts'
import { toMillis } from '../platform/clock.ts'
import { busyFrom } from '../platform/database-trouble.ts'
import { findHead, type Head } from '../platform/db/calendar-head.ts'
import type { Db } from '../platform/transact.ts'
import { type Booking, countingStatuses } from './booking.ts'
import { type ChangesPage, listChanges, type Position } from './booking-queries.ts'

const PAGE = 5000

/** The plan, and the areas whose numbers its places have. */
export interface PlanOfTree {
  plan: Plan
  tree: Tree
}

/** The plan as this process keeps it in memory: all bookings that count. */
export interface PlanCache {
  /** The plan with every committed change, from any process. Do not call it inside a transaction. */
  latest(): Promise<PlanOfTree>
  /** The plan as of a lock that was just taken. */
  upTo(locked: Locked): Promise<Plan>
}

/** The plan as read with one version of the areas. */
interface CachedPlan extends PlanOfTree {
  reaches: Map<string, Intervals>
  /** Where the next page begins. Each page makes a new object, so that a reader sees whether another was faster. */
  position: Position
  /** Whether every change up to `position.after` is in the plan. */
  isComplete: boolean
}

/**
 * Opens an empty cache that fills on first use. Every change to a booking that counts gets a number and a mark under the
 * lock of the calendar, so a process that has seen number n reads only higher numbers, as long as its mark is still the
 * mark of n. If it is not, the database was restored, and everything is read again.
 */
export function openPlanCache(db: Db, areas: Areas): PlanCache {
  let cached = emptyCache(areas.tree)

  function cacheFor(tree: Tree): CachedPlan {
    // A new gazetteer numbers its places differently, so everything has to be read again.
    if (cached.tree !== tree) cached = emptyCache(tree)
    return cached
  }

  async function read(from: Db, head: Head, tree: Tree): Promise<CachedPlan> {
    let target = cacheFor(tree)
    for (;;) {
      if (target.isComplete && target.position.after?.mark === head.mark) return target
      const asked = target.position
      const page = await listChanges(from, asked, PAGE)
      if (!page.follows) {
        if (cached === target) cached = emptyCache(tree)
        target = cacheFor(tree)
        continue
      }
      // If another reader was faster, this page is older than the plan.
      if (target.position !== asked) continue
      add(target, page)
      if (target.isComplete) return target
      await turn()
    }
  }

  let catchingUp: Promise<unknown> = Promise.resolve()

  /**
   * One after another: those that wait find the changes in the plan. At once, each would read all of them. When the
   * database does not answer one of them, those that wait do not try it again one by one, which would take minutes.
   */
  async function latest(): Promise<PlanOfTree> {
    const head = await findHead(db)
    const reading = catchingUp.then(async () => read(db, head, await areas.upTo(db, head.areas)))
    const done = reading.then(
      () => undefined,
      (error: unknown) => {
        if (catchingUp !== done && busyFrom(error)) throw error
      },
    )
    done.catch(() => undefined)
    catchingUp = done
    return reading
  }

  return {
    latest,
    upTo: async ({ trx, head, tree }) => (await read(trx, head, tree)).plan,
  }
}

function emptyCache(tree: Tree): CachedPlan {
  return {
    tree,
    plan: new Plan(),
    reaches: new Map(),
    position: { change: 1, id: '', after: null },
    isComplete: false,
  }
}

/** Pages, because a million rows at once take more memory than the finished plan. */
function add(cached: CachedPlan, { bookings, head }: ChangesPage): void {
  for (const booking of bookings) {
    if (countingStatuses.includes(booking.status)) cached.plan.insert(messageOf(cached, booking))
    else cached.plan.remove(booking.id)
  }
  cached.isComplete = bookings.length < PAGE
  const { change, id } = cached.isComplete ? { change: head.change + 1, id: '' } : bookings.at(-1)!
  cached.position = { change, id, after: head }
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
