import { listAnnouncements } from '../../../server/announcements/list-queries.ts'
import { type Booking, countingStatuses } from '../../../server/calendar/booking.ts'
import { listBookingsOfMany } from '../../../server/calendar/booking-queries.ts'
import type { Context } from '../../../server/context.ts'
import type { Country, Placed } from '../../planning/whole-plan-oracle.ts'

/** Everything that is on the plan or was, read from the database alone. */
export async function readAll({ db }: Context) {
  const announcements = await listAnnouncements(db, {}, 1_000_000)
  const ofEach = await listBookingsOfMany(
    db,
    announcements.map(({ id }) => id),
  )
  return { announcements, bookings: [...ofEach.values()].flat() }
}

/** The bookings that count, with the places they reach. */
export function placedIn(context: Context, bookings: readonly Booking[]): (Placed & Pick<Booking, 'status'>)[] {
  const { area } = countryOf(context)
  return bookings
    .filter(({ status }) => countingStatuses.includes(status))
    .map(({ at, reach, ...booking }) => {
      const places = new Set<number>()
      for (const { lo, hi } of reach.map(area)) for (let place = lo; place < hi; place++) places.add(place)
      return { ...booking, at: Date.parse(at), places }
    })
}

export function countryOf({ areas: { tree } }: Context): Country {
  return {
    zones: Array.from({ length: tree.count }, (_, place) => tree.placeAt(place).zone!),
    area: (code) => tree.area(code)!,
  }
}

export function codeOf({ areas: { tree } }: Context, place: number): string {
  return tree.placeAt(place).code
}
