import { difference, type Intervals } from '../../areas/tree/intervals.ts'
import { placesOf } from '../../audiences/cover.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { listBookingsOfMany } from '../../calendar/booking-queries.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Announcement } from '../announcement.ts'
import type { Outbox } from '../under-way.ts'

/** Places that were told by an announcement on a channel, and have had no all-clear there since; none if they were retired. */
export interface Told {
  announcement: Announcement
  channel: string
  places: Intervals
}

export interface Course {
  told: readonly Told[]
  /** The last all-clear that is out or will still go out. */
  allClear: Announcement | null
}

const toldIn: readonly BookingStatus[] = ['publishing', 'published', 'unknown']
const comingIn: readonly BookingStatus[] = ['booked', 'held', 'missed', 'publishing']

/**
 * Who is still to be told that an incident is over, channel by channel and place by place. An all-clear that may have
 * arrived, or that is being sent and will not be tried again, is not relied on: a draft too many can be canceled.
 */
export async function whoWasTold(
  { trx, tree }: LockedCalendar,
  outbox: Outbox,
  thread: readonly Announcement[],
): Promise<Course> {
  const bookings = await listBookingsOfMany(
    trx,
    thread.map(({ id }) => id),
  )
  const said: { announcement: Announcement; booking: Booking }[] = []
  for (const announcement of thread) {
    if (announcement.status === 'retracted') continue
    const { sending } = await outbox.underWay(trx, announcement.id)
    const counts = ({ id, status }: Booking) =>
      announcement.stage === 'all_clear'
        ? status === 'published' || (comingIn.includes(status) && !sending.get(id))
        : toldIn.includes(status)
    for (const booking of bookings.get(announcement.id) ?? []) if (counts(booking)) said.push({ announcement, booking })
  }
  // The sort is stable: of what was said at the same instant, what was written later comes later.
  said.sort((a, b) => (a.booking.at < b.booking.at ? -1 : a.booking.at > b.booking.at ? 1 : 0))
  let told: Told[] = []
  let allClear: Announcement | null = null
  for (const { announcement, booking } of said) {
    const { channel } = booking
    const reach = placesOf(tree, booking.reach)
    if (announcement.stage === 'all_clear') {
      allClear = announcement
      told = withoutTold(told, channel, reach)
    } else told.push({ announcement, channel, places: reach })
  }
  return { told, allClear }
}

/**
 * Who is left after an all-clear. Of those whose areas were retired since no place is left, and nobody can reach them
 * anymore as they were told: any all-clear on their channel is theirs.
 */
export function withoutTold(told: readonly Told[], channel: string, reach: Intervals): Told[] {
  return told.flatMap((one) => {
    if (one.channel !== channel) return [one]
    const places = difference(one.places, reach)
    return places.length > 0 ? [{ ...one, places }] : []
  })
}
