import { type Booking, outStatuses } from '../../calendar/booking.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import type { Db } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { listThread } from '../queries.ts'

/** An announcement about an incident, with those of its bookings that are out or may be. */
export interface Out {
  announcement: Announcement
  bookings: readonly Booking[]
}

/** What has been said about an incident, or may have been, with what was withdrawn since. */
export async function listOut(db: Db, incident: string): Promise<Out[]> {
  const thread = await listThread(db, incident)
  const bookings = await listBookingsOfMany(
    db,
    thread.map(({ id }) => id),
  )
  return thread
    .map((announcement) => ({
      announcement,
      bookings: (bookings.get(announcement.id) ?? []).filter(({ status }) => outStatuses.includes(status)),
    }))
    .filter((one) => one.bookings.length > 0)
}

/**
 * Those that say how things stand, of which something is certainly out and that were not withdrawn, the newest first: the
 * one approved last. A correction of an older one has the place of that one. All-clears are left out, with what corrects them.
 */
export function standing(out: readonly Out[]): Announcement[] {
  const [place, root] = [placeIn(out), rootIn(out)]
  return out
    .filter(({ announcement, bookings }) => {
      const isOut = bookings.some(({ status }) => status === 'published')
      return isOut && announcement.status !== 'retracted' && root(announcement).stage !== 'all_clear'
    })
    .map(({ announcement }) => announcement)
    .sort((a, b) => (place(a) < place(b) ? 1 : -1))
}

/** The order in which announcements tell what holds. */
function placeIn(out: readonly Out[]): (announcement: Announcement) => string {
  const root = rootIn(out)
  return (announcement) => `${newness(root(announcement))} ${newness(announcement)}`
}

/** The announcement in whose place one stands: what it corrects, or what that corrects. Any other stands for itself. */
export function rootIn(out: readonly Out[]): (announcement: Announcement) => Announcement {
  const byId = new Map(out.map(({ announcement }) => [announcement.id, announcement]))
  return (announcement) => {
    let root = announcement
    for (const _ of out) root = (root.corrects === null ? undefined : byId.get(root.corrects)) ?? root
    return root
  }
}

function newness({ approvedAt, createdAt, id }: Announcement): string {
  return `${approvedAt ?? createdAt} ${id}`
}

/** What stands that is newer than this one. */
export function newerThan(out: readonly Out[], announcement: Announcement): Announcement[] {
  const place = placeIn(out)
  return standing(out).filter((one) => place(one) > place(announcement))
}
