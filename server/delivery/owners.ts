import { listAnnouncements } from '../announcements/list-queries.ts'
import { listBookingsOfMany } from '../calendar/booking-queries.ts'
import type { Db } from '../platform/transact.ts'
import type { Delivery } from './delivery.ts'
import type { Owner } from './own-booking.ts'

export interface Owned extends Delivery {
  owner: Owner
}

/** These deliveries with what they belong to, which decides what a person can still decide about them. */
export async function withOwners(db: Db, deliveries: readonly Delivery[]): Promise<Owned[]> {
  const ids = [...new Set(deliveries.map(({ announcement }) => announcement))]
  if (ids.length === 0) return []
  const announcements = new Map((await listAnnouncements(db, { ids }, ids.length)).map((one) => [one.id, one]))
  const bookings = await listBookingsOfMany(db, ids)
  return deliveries.flatMap((delivery) => {
    const announcement = announcements.get(delivery.announcement)
    const booking = bookings.get(delivery.announcement)?.find(({ id }) => id === delivery.booking)
    return announcement && booking ? [{ ...delivery, owner: { announcement, booking } }] : []
  })
}
