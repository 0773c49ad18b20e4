import { size } from '../../areas/tree/intervals.ts'
import { formatCount } from '../../platform/format.ts'
import { type ExceededInPlan, exceededInPlan, newWindows } from '../forbidden/exceeded-in-plan.ts'
import { countsFirstOnly } from '../forbidden/streams.ts'
import type { Bookings } from '../model/bookings.ts'
import type { Finding, TimeRange } from '../model/report.ts'
import { isExempt } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { windowAndLimitInWords } from './cap-in-words.ts'
import { mainZone, placesThatGet } from './places-in-words.ts'

/**
 * The windows of blocking caps that hold too many messages in `after` and did not hold those messages in the plan of the
 * world: what a change of the plan does to posts that stay where they are.
 */
export function causedWindows(world: World, after: Bookings, range: TimeRange): ExceededInPlan[] {
  const rules = world.rules.filter(({ type, enforcement }) => type === 'cap' && enforcement === 'block')
  if (rules.length === 0) return []
  const before = exceededInPlan({ ...world, rules }, range)
  return newWindows(before, exceededInPlan({ ...world, rules, plan: after }, range))
}

/** The windows that hold too many in the plan `after`, because other messages of this incident count there now. */
export function threadCollisions(world: World, after: Bookings, incident: string): Finding[] {
  return threadWindows(world, after, incident).map((window) => findingOfWindow(world, window))
}

/** The same as they are in the plan. */
export function threadWindows(world: World, after: Bookings, incident: string): ExceededInPlan[] {
  const caps = world.rules.filter((rule) => rule.type === 'cap' && countsFirstOnly(rule))
  const times = [...world.plan.thread(incident), ...after.thread(incident)].map(({ at }) => at)
  if (caps.length === 0 || times.length === 0) return []
  const range = { from: Math.min(...times), to: Math.max(...times) + 1 }
  return causedWindows({ ...world, rules: caps }, after, range).filter(({ cap, messages }) =>
    messages.some((one) => one.incident === incident && !isExempt(cap, one)),
  )
}

/** "Austin and 2 more places get 4 posts on Board within 24 hours; the limit is 3." */
export function exceededInWords(world: World, { cap, channel, places, window, messages }: ExceededInPlan): string {
  const who = placesThatGet(world, places)
  const where = channel === null ? 'on its channels together' : `on ${world.channelName(channel)}`
  const posts = `${who} ${formatCount(messages.length, 'post')} ${where}`
  return `${posts} ${windowAndLimitInWords(cap, window.from, mainZone(world, places))}`
}

/** An exceeded window as a finding, for answers that list findings. */
export function findingOfWindow(world: World, exceeded: ExceededInPlan): Finding {
  const { cap, channel, places, window, messages } = exceeded
  return {
    rule: cap.id,
    name: cap.name,
    type: 'cap',
    level: 'block',
    channel,
    message: exceededInWords(world, exceeded),
    places: { count: size(places), intervals: places, zones: [...byZone(world.places, places).keys()] },
    window,
    count: messages.length,
    limit: cap.limit,
    collidesWith: [...new Set(messages.map(({ announcement }) => announcement))],
  }
}
