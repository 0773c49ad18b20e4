import { difference, type Intervals, intersection } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { cover } from '../../audiences/cover.ts'
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
      const reason = `${target.channel.name} now also reaches ${placesInWords({ names: namesOf(tree) }, own)}. No one has checked that yet: ${advice}.`
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

/**
 * The bookings that were booked for places which their channel does not reach any more, each with the reach that is left.
 * An area of their reach has other places by now, such as a neighborhood that has become a part of its town and is not in
 * the audience, or the channel targets less. Nobody gets what is not for them.
 */
export function findShrunkReach(
  { tree, channels }: Pick<CalendarState, 'tree' | 'channels'>,
  { audience }: Pick<Announcement, 'audience'>,
  bookings: readonly Booking[],
): Map<Booking, { left: Booking; without: Intervals }> {
  const found = new Map<Booking, { left: Booking; without: Intervals }>()
  for (const [key, ofChannel] of Map.groupBy(bookings, ({ channel }) => channel)) {
    const { channels: targets, include } = resolveTargets(tree, channels, { audience, channels: [key] })
    const [target] = targets
    if (!target) continue
    const aim = { include: new Set(include), channel: target.channel }
    for (const booking of ofChannel) {
      const reach = reachOf(tree, [booking])
      const without = difference(reach, target.reach)
      if (without.length === 0) continue
      const left = { ...booking, reach: cover(tree, intersection(reach, target.reach), aim) }
      found.set(booking, { left, without })
    }
  }
  return found
}

/** Why a booking is held that reaches nobody, or null. */
export function whyNobody(
  { tree, channels }: Pick<CalendarState, 'tree' | 'channels'>,
  booking: Booking,
): string | null {
  if (reachOf(tree, [booking]).length > 0) return null
  const name = channels.find(({ key }) => key === booking.channel)?.name ?? booking.channel
  return `${name} no longer reaches anyone it was scheduled for. Cancel it, or resume it for those it reaches now.`
}
