import type { Booking } from '../../calendar/booking.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import { type FindingRecord, findingRecord } from '../../calendar/finding-record.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { threadCollisions } from '../../planning/findings/caused-windows.ts'
import { planOverlay } from '../../planning/store/plan-overlay.ts'
import type { Announcement } from '../announcement.ts'

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
