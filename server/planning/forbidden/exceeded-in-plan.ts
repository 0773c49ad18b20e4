import { difference, type Intervals, intersection, normalise, unionAll } from '../../areas/tree/intervals.ts'
import type { Message } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { coversChannel, isExempt, placesOfRule } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { lookaroundMillis } from './cap-windows.ts'
import { countingReaches, countsFirstOnly, isInStream, type Stream } from './streams.ts'
import { sweep } from './sweep.ts'
import { windowsOverLimit } from './window-contents.ts'

/** A window that holds more messages than its cap allows, with all the places that get the same messages in it. */
export interface ExceededInPlan {
  cap: Cap
  channel: string | null
  places: Intervals
  window: TimeRange
  /** By time. */
  messages: readonly Message[]
  /** Why the window is allowed anyway; empty when nothing explains it. */
  excuses: readonly Excused[]
}

/** A message that is exempt from the cap, or that counts because an earlier one of its thread was taken off or went out late. */
export interface Excused {
  message: Message
  excuse: 'exempt' | 'waived' | 'thread'
}

/**
 * Finds every window over its limit that holds a message in the horizon, ordered by rule
 * (docs/scheduling-rules.md#invariants, number 1). Without a horizon it searches the whole plan.
 */
export function exceededInPlan(world: World, horizon: TimeRange | null = wholePlan(world)): ExceededInPlan[] {
  if (horizon === null) return []
  return world.rules.flatMap((rule) => (rule.type === 'cap' ? exceededOfCap(world, rule, horizon) : []))
}

/** Same as `exceededInPlan`, for one cap, and only in these places. */
export function exceededOfCap(
  world: World,
  cap: Cap,
  { from, to }: TimeRange,
  within: Intervals | null = null,
): ExceededInPlan[] {
  const ofRule = placesOfRule(cap, world)
  if (ofRule === null) return []
  const area = within === null ? ofRule : intersection(ofRule, within)
  const lookaround = lookaroundMillis(cap)
  const on = (channel: string) => coversChannel(cap, channel)
  const messages = world.plan.find({ from: from - lookaround, to: to + lookaround, reach: area, on })
  const channels = cap.across === 'together' ? [null] : [...new Set(messages.map((message) => message.channel))].sort()
  return channels
    .flatMap((channel) => exceededInStream(world, { cap, channel }, area, messages))
    .filter((exceeded) => exceeded.messages.some(({ at }) => from <= at && at < to))
}

function exceededInStream(
  world: World,
  stream: Stream,
  area: Intervals,
  messages: readonly Message[],
): ExceededInPlan[] {
  const { cap, channel } = stream
  const inStream = messages.filter((message) => isInStream(stream, message))
  const threadOf = (incident: string) => world.plan.thread(incident).filter((message) => isInStream(stream, message))
  const sets = countingReaches(stream, inStream, threadOf).map((reach) => intersection(reach, area))
  const found = new Map<string, Omit<ExceededInPlan, 'places'> & { segments: [number, number][] }>()
  sweep({ sets, owns: null, places: 'calendar' in cap.window ? world.places : null }, ({ lo, hi, zone, inside }) => {
    if (inside.length <= cap.limit) return
    const segmentMessages = inside.map((index) => inStream[index]!)
    for (const { window, posts } of windowsOverLimit(cap, segmentMessages, world.places.zones[zone]!)) {
      const key = `${window.from} ${posts.map((message) => message.id).join()}`
      const known = found.get(key)
      if (known) known.segments.push([lo, hi])
      else {
        const excuses = excusesFor(cap, posts)
        found.set(key, { cap, channel, window, messages: posts, excuses, segments: [[lo, hi]] })
      }
    }
  })
  return [...found.values()].map(({ segments, ...exceeded }) => ({ ...exceeded, places: normalise(segments) }))
}

function excusesFor(cap: Cap, messages: readonly Message[]): Excused[] {
  const exempt = messages
    .filter((message) => isExempt(cap, message))
    .map((message): Excused => ({ message, excuse: message.waivedRules.includes(cap.id) ? 'waived' : 'exempt' }))
  if (exempt.length > 0 || !countsFirstOnly(cap)) return exempt
  return messages.filter(({ incident }) => incident !== null).map((message) => ({ message, excuse: 'thread' }))
}

function wholePlan({ plan }: World): TimeRange | null {
  const span = plan.span()
  return span && { from: span.from, to: span.to + 1 }
}

/** The windows of `after` where no window of `before` has all of their messages, with the places where that is so. */
export function newWindows(before: readonly ExceededInPlan[], after: readonly ExceededInPlan[]): ExceededInPlan[] {
  return after.flatMap((window) => {
    const known = before.filter((one) => hasMessagesOf(one, window)).map(({ places }) => places)
    const places = difference(window.places, unionAll(known))
    return places.length === 0 ? [] : [{ ...window, places }]
  })
}

function hasMessagesOf(known: ExceededInPlan, window: ExceededInPlan): boolean {
  if (known.cap !== window.cap || known.channel !== window.channel) return false
  const ids = new Set(known.messages.map(({ id }) => id))
  return window.messages.every(({ id }) => ids.has(id))
}
