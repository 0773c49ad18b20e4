import { difference, unionAll } from '../../areas/intervals.ts'
import { placesOf } from '../../audiences/cover.ts'
import type { Booking } from '../../calendar/booking.ts'
import { type CalendarState, namesOf } from '../../calendar/calendar-state.ts'
import { resolveTargets } from '../../calendar/targets.ts'
import { placesInWords } from '../../planning/findings/places-in-words.ts'
import type { Announcement } from '../announcement.ts'

interface Grown {
  /** All bookings of the announcement. */
  bookings: readonly Booking[]
  /** Those that are about to go out. */
  due: readonly Booking[]
  advice?: string
}

/**
 * The bookings whose channel has come to reach places for which nothing was booked, because what it targets was changed
 * after the booking. Nobody approved that reach, and no rule was checked for it. Each with a sentence, which ends in what
 * to do about it.
 */
export function findGrownReach(
  { tree, channels }: Pick<CalendarState, 'tree' | 'channels'>,
  announcement: Announcement,
  { bookings, due, advice = 'resume this post to check it' }: Grown,
): Map<Booking, string> {
  const { audience } = announcement
  // What was canceled since it was booked had been checked. What an edit took off the plan was booked before all of these.
  const kept = [...due, ...bookings.filter(({ status }) => status !== 'cancelled')]
  const first = Math.min(...kept.map(({ committed }) => committed))
  const isOfPlan = ({ status, committed }: Booking) => status !== 'cancelled' || (committed > 0 && committed >= first)
  const found = new Map<Booking, string>()
  for (const [key, ofChannel] of Map.groupBy(due, ({ channel }) => channel)) {
    const [target] = resolveTargets(tree, channels, { audience, channels: [key] }).channels
    if (!target) continue
    const onChannel = bookings.filter((booking) => booking.channel === key && isOfPlan(booking))
    const booked = unionAll(onChannel.map(({ reach }) => placesOf(tree, reach)))
    const more = difference(target.reach, booked)
    if (more.length === 0) continue
    const reason = `${target.channel.name} now also reaches ${placesInWords({ names: namesOf(tree) }, more)}. Nobody has checked that yet: ${advice}.`
    for (const booking of ofChannel) found.set(booking, reason)
  }
  return found
}
