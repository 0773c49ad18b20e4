import { type Intervals, overlaps } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { Audience } from '../../audiences/audience.ts'
import type { ToldTimes } from '../../incidents/told-times.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'
import { type BookingStatus, bookingStatuses, type PlannedBooking } from '../booking.ts'
import { listPlanned, type PlannedFilter } from '../booking-queries.ts'

/** The default when a query names no statuses. */
export const shownStatuses: readonly BookingStatus[] = bookingStatuses.filter((status) => status !== 'cancelled')

/** One announcement at one instant, with its bookings on all channels at that instant. */
export interface Post extends ToldTimes {
  announcement: string
  headline: string
  audience: Audience
  kind: Kind
  at: Instant
  bookings: readonly PlannedBooking[]
}

export function postsOf(bookings: readonly PlannedBooking[]): Post[] {
  const groups = Map.groupBy(bookings, ({ announcement, at }) => `${announcement} ${at}`)
  return [...groups.values()].map((group) => {
    const { announcement, headline, audience, kind, at, expectedEnd, confidence, nextUpdateBy } = group[0]!
    const told = { expectedEnd, confidence, nextUpdateBy }
    return { announcement, headline, audience, kind, at, ...told, bookings: group }
  })
}

const BATCH = 1000

export interface PlannedQuery extends PlannedFilter {
  /** Only bookings that reach at least one of these places; null for all bookings. */
  places: Intervals | null
  limit: number
}

/** Bookings by time. */
export async function findPlanned(
  db: Db,
  tree: Tree,
  { places, limit, ...filter }: PlannedQuery,
): Promise<PlannedBooking[]> {
  if (places === null) return listPlanned(db, filter, limit)
  const found: PlannedBooking[] = []
  let { after } = filter
  for (;;) {
    const batch = await listPlanned(db, { ...filter, after }, BATCH)
    for (const booking of batch) {
      if (reaches(tree, booking, places) && found.push(booking) === limit) return found
    }
    if (batch.length < BATCH) return found
    after = batch.at(-1)!
  }
}

function reaches(tree: Tree, { reach }: PlannedBooking, places: Intervals): boolean {
  return reach.some((code) => {
    const area = tree.area(code)
    return area !== undefined && overlaps([area.lo, area.hi], places)
  })
}
