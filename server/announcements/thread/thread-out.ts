import { difference, type Intervals, intersection, union } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience, withoutRetired } from '../../audiences/audience.ts'
import { placesOf } from '../../audiences/cover.ts'
import { type Booking, outStatuses } from '../../calendar/booking.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import type { Db } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { listThread } from '../queries.ts'
import { type Told, withoutTold } from './who-was-told.ts'

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
 * Those of which something is certainly out and that were not withdrawn, the newest first: the one approved last. A
 * correction of an older one has the place of that one.
 */
export function standing(out: readonly Out[]): Announcement[] {
  const place = placeIn(out)
  return out
    .filter(({ announcement, bookings }) => {
      const isOut = bookings.some(({ status }) => status === 'published')
      return isOut && announcement.status !== 'retracted' && announcement.stage !== 'all_clear'
    })
    .map(({ announcement }) => announcement)
    .sort((a, b) => (place(a) < place(b) ? 1 : -1))
}

/** The order in which announcements tell what holds. */
export function placeIn(out: readonly Out[]): (announcement: Announcement) => string {
  const byId = new Map(out.map(({ announcement }) => [announcement.id, announcement]))
  return (announcement) => {
    let root = announcement
    for (const _ of out) root = (root.corrects === null ? undefined : byId.get(root.corrects)) ?? root
    return `${newness(root)} ${newness(announcement)}`
  }
}

function newness({ approvedAt, createdAt, id }: Announcement): string {
  return `${approvedAt ?? createdAt} ${id}`
}

/**
 * The places of the audience where an incident was announced and no all-clear has been out since. `also` is an all-clear
 * that is taken to be out everywhere.
 */
export function placesWithoutAllClear(tree: Tree, out: readonly Out[], also?: Intervals): Intervals {
  const said = out
    .filter(({ announcement }) => announcement.status !== 'retracted')
    .flatMap(({ announcement, bookings }) => bookings.map((booking) => ({ announcement, booking })))
    .filter(({ announcement, booking: { status } }) => announcement.stage !== 'all_clear' || status === 'published')
    .sort((a, b) => (a.booking.at < b.booking.at ? -1 : a.booking.at > b.booking.at ? 1 : 0))
  let left: Intervals = []
  for (const { announcement, booking } of said) {
    const places = meantBy(tree, announcement, booking)
    left = announcement.stage === 'all_clear' ? difference(left, places) : union(left, places)
  }
  return also === undefined ? left : difference(left, also)
}

/** Who was told on which channel, and has had no all-clear there since, the oldest first. */
export function withoutAllClear(tree: Tree, out: readonly Out[]): Told[] {
  const said = out
    .flatMap(({ announcement, bookings }) => bookings.map((booking) => ({ announcement, booking })))
    .filter(({ announcement, booking }) => announcement.status !== 'retracted' && booking.status !== 'retracted')
    .sort((a, b) => (a.booking.at < b.booking.at ? -1 : a.booking.at > b.booking.at ? 1 : 0))
  let told: Told[] = []
  for (const { announcement, booking } of said) {
    const [{ channel }, places] = [booking, placesOf(tree, booking.reach)]
    if (announcement.stage !== 'all_clear') told.push({ announcement, channel, places })
    else if (booking.status === 'published') told = withoutTold(told, channel, places)
  }
  return told
}

function meantBy(tree: Tree, { audience }: Announcement, { reach }: Booking): Intervals {
  const reached = placesOf(tree, reach)
  const resolved = resolveAudience(tree, withoutRetired(tree, audience))
  return resolved.ok ? intersection(reached, resolved.places) : reached
}
