import { difference, type Intervals } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { type Booking, stoppedStatuses } from '../../calendar/booking.ts'
import { type CalendarState, namesOf } from '../../calendar/calendar-state.ts'
import { leftPlaces, reachOf } from '../../calendar/left-places.ts'
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
 * to do about it. A booking of one zone is only about what the channel reaches there.
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
    const more = difference(target.reach, reachOf(tree, onChannel))
    for (const booking of ofChannel) {
      const own = ownShare(tree, more, { booking, onChannel, due })
      if (own.length === 0) continue
      const reason = `${target.channel.name} now also reaches ${placesInWords({ names: namesOf(tree) }, own)}. Nobody has checked that yet: ${advice}.`
      found.set(booking, reason)
    }
  }
  return found
}

/**
 * Which of the places a booking would go to: those of its zone. Zones without a booking are its own too as long as nothing
 * else of the channel is out or booked, because resuming it then books the whole channel.
 */
function ownShare(
  tree: Tree,
  places: Intervals,
  { booking, onChannel, due }: { booking: Booking; onChannel: readonly Booking[]; due: readonly Booking[] },
): Intervals {
  if (booking.zone === null || places.length === 0) return places
  const isWhole = onChannel.every((one) => due.includes(one) || [...stoppedStatuses, 'cancelled'].includes(one.status))
  const others = onChannel.filter((one) => one !== booking)
  return leftPlaces(tree, places, { own: [booking], others, isWhole })
}
