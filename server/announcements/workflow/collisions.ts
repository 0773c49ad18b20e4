import { difference } from '../../areas/tree/intervals.ts'
import { placesOf } from '../../audiences/cover.ts'
import { hark } from '../../audit/audit.ts'
import { type Booking, countingStatuses } from '../../calendar/booking.ts'
import { listBookingsOf } from '../../calendar/booking-queries.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import { type FindingRecord, findingRecord } from '../../calendar/finding-record.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { threadCollisions } from '../../planning/findings/caused-windows.ts'
import { type GivingWay, givingWay, withoutOverdue } from '../../planning/findings/giving-way.ts'
import { planOverlay } from '../../planning/store/plan-overlay.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Announcement } from '../announcement.ts'
import { findAnnouncement } from '../queries.ts'
import { leavingTimes } from './may-count.ts'
import { holdBookings } from './partly-out.ts'

/**
 * The posts that collide once these bookings no longer count, by window. Where a cap counts only the first message of an
 * incident, the next one counts when the first is taken away. Call it before they are changed.
 */
export async function collisionsWithout(
  context: Context,
  calendar: LockedCalendar,
  { incident }: Pick<Announcement, 'incident'>,
  bookings: readonly Booking[],
): Promise<FindingRecord[]> {
  if (incident === null || bookings.length === 0) return []
  const { world } = await readLockedState(context, calendar)
  const without = planOverlay(world.plan, new Set(bookings.map(({ id }) => id)), [])
  return threadCollisions(world, without, incident).map((finding) => findingRecord(calendar.tree, finding))
}

/**
 * Holds posts that give way to others of a thread, because bookings of this announcement have left their times by themselves
 * in this transaction: they went out at another or to fewer places, or were held, missed or failed (docs/scheduling-rules.md#due-time). Call it
 * last, for whatever Hark does by itself: what a person takes off is only listed. It reads nothing if no thread is concerned.
 */
export async function giveWay(
  context: Context,
  calendar: LockedCalendar,
  announcement: string,
  now: Instant,
): Promise<void> {
  const { trx, tree, plan } = calendar
  if (plan.bookingsOf(announcement).every(({ incident }) => incident === null)) return
  const bookings = await listBookingsOf(trx, announcement)
  const counting = bookings.filter(({ status }) => countingStatuses.includes(status))
  const ids = leftTheirTimes({ plan, tree }, announcement, counting)
  if (ids.size === 0) return
  const of = await findAnnouncement(trx, announcement)
  const world = withoutOverdue((await readLockedState(context, calendar)).world, {
    announcement,
    incident: of.incident,
  })
  const others = givingWay(world, leavingTimes({ tree, announcement: of, bookings }, ids, counting))
  await holdOthers(calendar, others, { headline: of.headline, now })
}

/** Those that were on the plan before this transaction and are not there any more, or not at their times and places. */
function leftTheirTimes(
  { plan, tree }: Pick<LockedCalendar, 'plan' | 'tree'>,
  announcement: string,
  counting: readonly Booking[],
): Set<string> {
  const byId = new Map(counting.map((booking) => [booking.id, booking]))
  const left = plan.bookingsOf(announcement).filter(({ id, at, reach }) => {
    const booking = byId.get(id)
    if (!booking || toMillis(booking.at) !== at) return true
    return difference(reach, placesOf(tree, booking.reach)).length > 0
  })
  return new Set(left.map(({ id }) => id))
}

async function holdOthers(
  calendar: LockedCalendar,
  others: readonly GivingWay[],
  { headline, now }: { headline: string; now: Instant },
): Promise<void> {
  for (const [announcement, giving] of Map.groupBy(others, ({ message }) => message.announcement)) {
    const ids = giving.map(({ message }) => message.id)
    const reason = `“${headline}” did not go out on time. It now breaks a rule: ${giving[0]!.finding.message}`
    await holdBookings(calendar, announcement, ({ id }) => ids.includes(id), { reason, actor: hark, now })
  }
}
