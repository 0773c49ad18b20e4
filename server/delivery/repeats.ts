import { findAnnouncement } from '../announcements/queries.ts'
import { stopBookings } from '../announcements/workflow/partly-out.ts'
import { difference, type Intervals, intersection, overlaps, unionAll } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { placesOf } from '../audiences/cover.ts'
import { hark } from '../audit/audit.ts'
import { type Booking, type BookingStatus, stoppedStatuses } from '../calendar/booking.ts'
import { namesOf } from '../calendar/calendar-state.ts'
import type { LockedCalendar } from '../calendar/locked-calendar.ts'
import { placesInWords } from '../planning/findings/places-in-words.ts'
import type { Instant } from '../platform/clock.ts'
import { type Delivery, isOpen, stopped } from './delivery.ts'
import { lockUnderWay, saveDelivery } from './queries.ts'

/** Another booking that would bring what was posted to the same people on the same channel again. */
export interface Repeat {
  booking: Booking
  /** Those who have it already. */
  again: Intervals
  /** Whether they are all that it reaches. */
  isWhole: boolean
  /** What waits in the queue or for a person. */
  delivery: Delivery | null
}

const out: readonly BookingStatus[] = ['published', 'retracted']
const ahead: readonly BookingStatus[] = ['booked', ...stoppedStatuses]

/**
 * The bookings that took the place of a stopped one which had been posted all the same: one time in place of those of
 * several zones, or a channel that was taken out and put back. What is being sent or may have arrived cannot be stopped.
 */
export async function findRepeats(
  { trx, tree }: Pick<LockedCalendar, 'trx' | 'tree'>,
  posted: Booking,
  bookings: readonly Booking[],
): Promise<Repeat[]> {
  const others = bookings.filter(({ id, channel }) => id !== posted.id && channel === posted.channel)
  const open = (await lockUnderWay(trx, posted.announcement)).filter((one) => isOpen(one) && !one.mayHaveArrived)
  const had = reachOf(tree, [posted, ...others.filter(({ status }) => out.includes(status))])
  return others.flatMap((booking): Repeat[] => {
    const delivery = open.find((one) => one.booking === booking.id) ?? null
    const isAhead = ahead.includes(booking.status) || (booking.status === 'publishing' && delivery !== null)
    const reach = reachOf(tree, [booking])
    if (!isAhead || !overlaps(reach, reachOf(tree, [posted]))) return []
    const isWhole = difference(reach, had).length === 0
    return [{ booking, again: intersection(reach, had), isWhole, delivery }]
  })
}

function reachOf(tree: Tree, bookings: readonly Booking[]): Intervals {
  return unionAll(bookings.map(({ reach }) => placesOf(tree, reach)))
}

const whole = 'Someone had already posted it and marked it as sent.'

/** Cancels what would only repeat it, and holds what would also tell others, for a person to decide. */
export async function stopRepeats(calendar: LockedCalendar, repeats: readonly Repeat[], now: Instant): Promise<void> {
  for (const { booking, again, isWhole, delivery } of repeats) {
    const places = placesInWords({ names: namesOf(calendar.tree) }, again)
    const reason = isWhole
      ? whole
      : `Someone had posted it for ${places} already and marked it as sent. Resume this only if they should get it again.`
    if (delivery !== null) await saveDelivery(calendar.trx, stopped(delivery, 'cancelled', reason))
    const before = await findAnnouncement(calendar.trx, booking.announcement)
    await stopBookings({ calendar, before, now }, [booking], { name: isWhole ? 'cancel' : 'hold', reason, actor: hark })
  }
}
