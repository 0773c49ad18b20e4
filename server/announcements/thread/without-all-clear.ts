import { difference, type Intervals, intersection, overlaps, union, unionAll } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience, withoutRetired } from '../../audiences/audience.ts'
import { placesOf } from '../../audiences/cover.ts'
import type { Booking } from '../../calendar/booking.ts'
import type { Announcement } from '../announcement.ts'
import { newerThan, type Out, rootIn } from './thread-out.ts'
import { type Told, withoutTold } from './who-was-told.ts'

/**
 * The places of the audience where an incident was announced and no all-clear has been out since. A correction was said
 * when what it corrects was said, and that of an all-clear changes nothing: the places are those of the all-clear itself.
 * `also` is an all-clear that is taken to be out everywhere.
 */
export function placesWithoutAllClear(tree: Tree, out: readonly Out[], also?: Intervals): Intervals {
  const root = rootIn(out)
  const firstAt = new Map(out.map(({ announcement: { id }, bookings }) => [id, bookings.map(({ at }) => at).sort()[0]]))
  const saidAt = ({ announcement, booking }: { announcement: Announcement; booking: Booking }) =>
    (announcement.corrects === null ? null : firstAt.get(root(announcement).id)) ?? booking.at
  const said = out
    .filter(({ announcement }) => announcement.status !== 'retracted')
    .filter(({ announcement }) => announcement.stage === 'all_clear' || root(announcement).stage !== 'all_clear')
    .flatMap(withEach)
    .filter(({ announcement, booking: { status } }) => announcement.stage !== 'all_clear' || status === 'published')
    .map((one) => ({ ...one, at: saidAt(one) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
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
    .flatMap(withEach)
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

/** Whether one of the places of an all-clear was told something that was approved after it. */
export function isOutdated(tree: Tree, out: readonly Out[], allClear: Announcement): boolean {
  const newer = newerThan(out, allClear).map(({ id }) => id)
  const reached = (ids: readonly string[]) => {
    const bookings = out.filter(({ announcement: { id } }) => ids.includes(id)).flatMap(withEach)
    return unionAll(bookings.map(({ announcement, booking }) => meantBy(tree, announcement, booking)))
  }
  return newer.length > 0 && overlaps(reached([allClear.id]), reached(newer))
}

function withEach({ announcement, bookings }: Out): { announcement: Announcement; booking: Booking }[] {
  return bookings.map((booking) => ({ announcement, booking }))
}

function meantBy(tree: Tree, { audience }: Announcement, { reach }: Booking): Intervals {
  const reached = placesOf(tree, reach)
  const resolved = resolveAudience(tree, withoutRetired(tree, audience))
  return resolved.ok ? intersection(reached, resolved.places) : reached
}
