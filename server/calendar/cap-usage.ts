import { intersection } from '../areas/tree/intervals.ts'
import { countingReaches, isInStream, type Stream } from '../planning/forbidden/streams.ts'
import { sweep } from '../planning/forbidden/sweep.ts'
import type { Message } from '../planning/model/message.ts'
import type { TimeRange } from '../planning/model/report.ts'
import type { Cap } from '../planning/model/rule-schema.ts'
import { coversChannel, placesOfRule } from '../planning/model/scope.ts'
import type { World } from '../planning/model/world.ts'
import { durationMillis } from '../planning/time/duration.ts'
import { periodStarts } from '../platform/time/zones.ts'

/** Neighboring places, `[lo, hi)`, and the most messages that a cap counts there in any one window. */
export interface CapUsage {
  lo: number
  hi: number
  count: number
}

/** Visits a cap's usage in a time range, stream by stream, optionally for one channel. Ignores messages outside it. */
export function visitCapUsage(
  world: World,
  cap: Cap,
  { from, to, channel }: TimeRange & { channel?: string | undefined },
  visit: (usage: CapUsage) => void,
): void {
  const area = placesOfRule(cap, world)
  if (area === null || (channel !== undefined && !coversChannel(cap, channel))) return
  const messages = world.plan.find({ from, to, reach: area, on: (key) => coversChannel(cap, key) })
  for (const stream of streamsOf(cap, messages, channel)) {
    const inStream = messages.filter((message) => isInStream(stream, message))
    const threadOf = (incident: string) => world.plan.thread(incident).filter((message) => isInStream(stream, message))
    const sets = countingReaches(stream, inStream, threadOf).map((reach) => intersection(reach, area))
    const places = 'calendar' in cap.window ? world.places : null
    sweep({ sets, owns: null, places }, ({ lo, hi, zone, inside }) => {
      const times = inside.map((index) => inStream[index]!.at)
      visit({ lo, hi, count: mostIn(cap, times, world.places.zones[zone]!) })
    })
  }
}

function streamsOf(cap: Cap, messages: readonly Message[], channel: string | undefined): Stream[] {
  if (cap.across === 'together') return [{ cap, channel: null }]
  const channels = channel === undefined ? new Set(messages.map((message) => message.channel)) : [channel]
  return [...channels].map((key) => ({ cap, channel: key }))
}

/** How many times the fullest window holds. `times` is in ascending order. */
function mostIn({ window }: Cap, times: readonly number[], zone: string): number {
  const ends =
    'rolling' in window
      ? rollingEnds(times, durationMillis(window.rolling)!)
      : calendarEnds(times, zone, window.calendar)
  let max = 0
  let first = 0
  for (let last = 0; last < times.length; last++) {
    while (ends(first) <= times[last]!) first++
    max = Math.max(max, last - first + 1)
  }
  return max
}

/** The end of the window that begins with the message at `index`. */
type WindowEnd = (index: number) => number

function rollingEnds(times: readonly number[], span: number): WindowEnd {
  return (index) => times[index]! + span
}

function calendarEnds(times: readonly number[], zone: string, period: 'day' | 'week' | 'month'): WindowEnd {
  const starts = periodStarts(zone, period, times[0] ?? 0, (times.at(-1) ?? 0) + 1)
  return (index) => starts.find((start) => start > times[index]!)!
}
