import type { Booking } from '../../calendar/booking.ts'
import { readLockedState } from '../../calendar/calendar-state.ts'
import { type FindingRecord, findingRecord } from '../../calendar/finding-record.ts'
import type { LockedCalendar } from '../../calendar/locked-calendar.ts'
import type { Context } from '../../context.ts'
import { causedWindows, findingOfWindow } from '../../planning/findings/caused-windows.ts'
import type { Bookings } from '../../planning/model/bookings.ts'
import type { Finding } from '../../planning/model/report.ts'
import { isExempt } from '../../planning/model/scope.ts'
import type { World } from '../../planning/model/world.ts'
import { planOverlay } from '../../planning/store/plan-overlay.ts'
import type { Announcement } from '../announcement.ts'

/**
 * The posts that collide once these bookings no longer count, by window. Where a cap counts only the first message of an
 * incident, the next one counts when the first is taken away. Call it before they are changed.
 */
export async function collisionsWithout(
  context: Context,
  calendar: LockedCalendar,
  { incident }: Announcement,
  bookings: readonly Booking[],
): Promise<FindingRecord[]> {
  if (incident === null || bookings.length === 0) return []
  const { world } = await readLockedState(context, calendar)
  const without = planOverlay(world.plan, new Set(bookings.map(({ id }) => id)), [])
  return collisionsIn(world, without, incident).map((finding) => findingRecord(calendar.tree, finding))
}

/** The windows that hold too many in the plan `after`, because other messages of this incident count there now. */
export function collisionsIn(world: World, after: Bookings, incident: string): Finding[] {
  const caps = world.rules.filter((rule) => rule.type === 'cap' && rule.threads === 'first_only')
  const times = [...world.plan.thread(incident), ...after.thread(incident)].map(({ at }) => at)
  if (caps.length === 0 || times.length === 0) return []
  const range = { from: Math.min(...times), to: Math.max(...times) + 1 }
  return causedWindows({ ...world, rules: caps }, after, range)
    .filter(({ cap, messages }) => messages.some((one) => one.incident === incident && !isExempt(cap, one)))
    .map((window) => findingOfWindow(world, window))
}
