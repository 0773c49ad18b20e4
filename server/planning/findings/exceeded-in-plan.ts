import { type Intervals, intersection, normalise } from '../../areas/intervals.ts'
import { outlookOf } from '../forbidden/cap-windows.ts'
import { countingReaches, countsFirstOnly, flowsIn, type Stream } from '../forbidden/streams.ts'
import { sweep } from '../forbidden/sweep.ts'
import type { Message } from '../model/message.ts'
import type { Stretch } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { coversChannel, mayBreak, placesOf } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { overfullWindows } from './window-contents.ts'

/** A window that holds more messages than its cap allows, in all the places where it holds the same ones. */
export interface OverWindow {
  cap: Cap
  channel: string | null
  places: Intervals
  window: Stretch
  /** By time. */
  messages: readonly Message[]
  /** Why that is legal; empty when nothing explains it, as after a rule was changed behind the planner's back. */
  why: readonly Reason[]
}

/** A message that may break the cap, or counts because an earlier one of its thread was taken off the plan. */
export interface Reason {
  message: Message
  reason: 'exempt' | 'passes' | 'thread'
}

/** Every window with more than its limit that holds a message in [from, to), rule by rule; all of them by default. */
export function overWindows(world: World, horizon: Stretch | null = wholePlan(world)): OverWindow[] {
  if (horizon === null) return []
  return world.rules.flatMap((rule) => (rule.type === 'cap' ? overWindowsOf(world, rule, horizon) : []))
}

/** The same for one cap. */
export function overWindowsOf(world: World, cap: Cap, { from, to }: Stretch): OverWindow[] {
  const area = placesOf(cap, world)
  if (area === null) return []
  const outlook = outlookOf(cap)
  const on = (channel: string) => coversChannel(cap, channel)
  const messages = world.plan.find({ from: from - outlook, to: to + outlook, reach: area, on })
  const channels = cap.across === 'together' ? [null] : [...new Set(messages.map((message) => message.channel))].sort()
  return channels
    .flatMap((channel) => overWindowsIn(world, { cap, channel }, area, messages))
    .filter((found) => found.messages.some(({ at }) => from <= at && at < to))
}

function overWindowsIn(world: World, stream: Stream, area: Intervals, messages: readonly Message[]): OverWindow[] {
  const { cap, channel } = stream
  const flowing = messages.filter((message) => flowsIn(stream, message))
  const threadOf = (incident: string) => world.plan.thread(incident).filter((message) => flowsIn(stream, message))
  const sets = countingReaches(stream, flowing, threadOf).map((reach) => intersection(reach, area))
  const found = new Map<string, { over: Omit<OverWindow, 'places'>; places: [number, number][] }>()
  sweep({ sets, owns: null, places: 'calendar' in cap.window ? world.places : null }, ({ lo, hi, zone, inside }) => {
    if (inside.length <= cap.limit) return
    const there = inside.map((index) => flowing[index]!)
    for (const { window, posts: held } of overfullWindows(cap, there, world.places.zones[zone]!)) {
      const key = `${window.from} ${held.map((message) => message.id).join()}`
      const known = found.get(key)
      if (known) known.places.push([lo, hi])
      else
        found.set(key, { over: { cap, channel, window, messages: held, why: reasons(cap, held) }, places: [[lo, hi]] })
    }
  })
  return [...found.values()].map(({ over, places }) => ({ ...over, places: normalise(places) }))
}

function reasons(cap: Cap, messages: readonly Message[]): Reason[] {
  const free = messages
    .filter((message) => mayBreak(cap, message))
    .map((message) => ({
      message,
      reason: message.passes.includes(cap.id) ? ('passes' as const) : ('exempt' as const),
    }))
  if (free.length > 0 || !countsFirstOnly(cap)) return free
  return messages.filter(({ incident }) => incident !== null).map((message) => ({ message, reason: 'thread' as const }))
}

function wholePlan({ plan }: World): Stretch | null {
  const span = plan.span()
  return span && { from: span.from, to: span.to + 1 }
}
