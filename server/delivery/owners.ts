import { listAnnouncements } from '../announcements/list-queries.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import { findBooking, listBookingsOfMany } from '../calendar/booking-queries.ts'
import { findIncidentIfAny, listIncidents } from '../incidents/queries.ts'
import type { Db } from '../platform/transact.ts'
import type { Delivery } from './delivery.ts'
import type { Owner } from './own-booking.ts'

export interface Owned extends Delivery {
  owner: Owner
}

/** What a delivery belongs to, which decides what a person can still decide about it. */
export async function ownerOf(db: Db, delivery: Delivery): Promise<Owner> {
  const announcement = await findAnnouncement(db, delivery.announcement)
  return {
    announcement,
    booking: await findBooking(db, delivery.booking),
    incident: await findIncidentIfAny(db, announcement.incident),
  }
}

/** These deliveries with what they belong to. */
export async function withOwners(db: Db, deliveries: readonly Delivery[]): Promise<Owned[]> {
  const ids = [...new Set(deliveries.map(({ announcement }) => announcement))]
  if (ids.length === 0) return []
  const announcements = new Map((await listAnnouncements(db, { ids }, ids.length)).map((one) => [one.id, one]))
  const bookings = await listBookingsOfMany(db, ids)
  const named = new Set([...announcements.values()].flatMap(({ incident }) => incident ?? []))
  const found = named.size === 0 ? [] : await listIncidents(db, { ids: [...named] })
  const incidents = new Map(found.map((one) => [one.id, one]))
  return deliveries.flatMap((delivery) => {
    const announcement = announcements.get(delivery.announcement)
    const booking = bookings.get(delivery.announcement)?.find(({ id }) => id === delivery.booking)
    if (!announcement || !booking) return []
    const incident = announcement.incident === null ? null : (incidents.get(announcement.incident) ?? null)
    return [{ ...delivery, owner: { announcement, booking, incident } }]
  })
}
