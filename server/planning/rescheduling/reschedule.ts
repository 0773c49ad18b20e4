import { MINUTE } from '../../platform/time-units.ts'
import { threadCollisions } from '../findings/caused-windows.ts'
import { findingsFor } from '../findings/check.ts'
import { furthestFreeTime } from '../forbidden/free-times.ts'
import { asProposal, nextFree } from '../forbidden/proposed-times.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Reschedule } from '../model/report.ts'
import { placedAt, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'
import { asDone, judgedMoved } from './moved-world.ts'
import { type FactsOf, postOf } from './post.ts'

export interface RescheduleResult {
  reschedules: Reschedule[]
  /** The first message without a free time. If there is one, nothing is rescheduled. */
  unplaceable: Message | null
}

interface Making {
  world: World
  /** What needs room. */
  candidate: Candidate
  factsOf: FactsOf
}

/**
 * Finds the next free time for each message in turn, with the candidate on the plan. The bookings of one post move
 * together; the other bookings of its announcement keep their times. Then all are judged at their new times as they will
 * be when this is applied: a post that was placed early may be in the way of a later one, or start a thread there. A post
 * that is refused looks for a later time, at most as far ahead as any search for a free time.
 */
export function reschedule(making: Making, messages: readonly Message[]): RescheduleResult {
  const { factsOf } = making
  const posts = Map.groupBy([...messages].sort(inOrder), (message) => postOf(message, factsOf))
  const delays = new Map<string, number>()
  for (;;) {
    const moved: Message[] = []
    const placed: Message[] = []
    const leaving = new Set(messages.map((message) => message.id))
    for (const [key, post] of posts) {
      const at = newTimes(making, post, { leaving, placed, delay: delays.get(key) ?? 0 })
      if (at === null) return { reschedules: [], unplaceable: post[0]! }
      // Nothing is waived at another time.
      const there = post.map((message, index): Message => ({ ...message, at: at[index]!, waivedRules: [] }))
      placed.push(...there.map(asDone))
      moved.push(...there.filter((message, index) => message.at !== post[index]!.at))
    }
    const refused = firstRefused(making, moved)
    if (refused === null) return asReschedules(messages, moved)
    const before = original(messages, refused.id)
    const key = postOf(before, factsOf)
    // Twice as far each time, so that a month ahead is reached in a few steps.
    const delay = Math.max(refused.at - before.at + MINUTE, 2 * (delays.get(key) ?? 0))
    if (delay > furthestFreeTime) return { reschedules: [], unplaceable: before }
    delays.set(key, delay)
  }
}

function asReschedules(messages: readonly Message[], moved: readonly Message[]): RescheduleResult {
  const from = new Map(messages.map(({ id, at }) => [id, at]))
  const reschedules = new Map<string, Reschedule>()
  for (const { id, announcement, channel, at: to } of moved) {
    // Zones with equal offsets have a booking each, on one channel at one instant.
    const key = JSON.stringify([announcement, channel, from.get(id)!])
    if ((reschedules.get(key)?.to ?? to) !== to) return { reschedules: [], unplaceable: original(messages, id) }
    reschedules.set(key, { announcement, channel, from: from.get(id)!, to })
  }
  return { reschedules: [...reschedules.values()], unplaceable: null }
}

function original(messages: readonly Message[], id: string): Message {
  return messages.find((message) => message.id === id)!
}

/**
 * When the messages of a post go out at its next free time, with and without what needs room: it moves first. Null if
 * there is none.
 */
function newTimes(
  { world, candidate, factsOf }: Making,
  post: readonly Message[],
  { leaving, placed, delay }: { leaving: ReadonlySet<string>; placed: readonly Message[]; delay: number },
): number[] | null {
  const { announcement, kind, severity, incident, at } = post[0]!
  // What stays counts but is not checked again, as if it had gone out.
  const staying = world.plan.bookingsOf(announcement).filter((message) => !leaving.has(message.id))
  const left = [...leaving, ...staying.map(({ id }) => id)]
  const arrived = [...placed, ...staying.map(asDone)]
  const plans = [
    planOverlay(world.plan, new Set([...left, ...replacedBy(world, candidate)]), [...onThePlan(candidate), ...arrived]),
    planOverlay(world.plan, new Set(left), arrived),
  ]
  const { clocks = null, publishBy = null } = factsOf(announcement) ?? {}
  const parts = post.map(({ id, channel, reach, at }) => ({ channel, reach, at, ...clocks?.get(id) }))
  const moving: Candidate = { announcement, kind, severity, incident, waivedRules: [], parts, publishBy }
  const worlds = plans.map((plan) => ({ ...world, plan }))
  const to = freeInAll(worlds, moving, (timeOf(moving) ?? at) + delay)
  return to === null ? null : (placedAt(moving, to)?.parts.map((part) => part.at!) ?? null)
}

/** The first proposed time at or after `at` that is free in each of these worlds. Null if there is none. */
function freeInAll(worlds: readonly World[], candidate: Candidate, at: number): number | null {
  const end = at + furthestFreeTime
  for (let from = at; from < end; ) {
    let to = from
    for (const world of worlds) {
      const free = nextFree(world, candidate, to, end - to)
      if (free === null) return null
      to = free
    }
    if (to === from) return to
    from = to
  }
  return null
}

/** The first moved message whose announcement may not be there, with or without what needs room. */
function firstRefused({ world, candidate }: Making, moved: readonly Message[]): Message | null {
  const { world: later } = asProposal(world, candidate)
  const plan = planOverlay(later.plan, new Set(replacedBy(world, candidate)), onThePlan(candidate))
  const worlds = [later, { ...later, plan }]
  for (const [announcement, messages] of Map.groupBy(moved, (message) => message.announcement)) {
    for (const each of worlds) {
      const judged = judgedMoved(each, moved, announcement)
      const findings = findingsFor(judged.world, judged.candidate, timeOf(judged.candidate)!)
      if (findings.some(({ level }) => level === 'block')) return messages[0]!
    }
  }
  const threads = new Set(moved.flatMap(({ incident }) => incident ?? []))
  for (const each of worlds) {
    const after = planOverlay(each.plan, new Set(moved.map(({ id }) => id)), moved)
    for (const incident of threads)
      if (threadCollisions(each, after, incident).length > 0) return moved.find((one) => one.incident === incident)!
  }
  return null
}

function onThePlan({ announcement, kind, severity, incident, waivedRules, parts }: Candidate): Message[] {
  return parts.map(({ channel, at, reach }, index) => ({
    id: `candidate ${index}`,
    announcement: announcement ?? 'candidate',
    channel,
    kind,
    severity,
    at: at!,
    reach,
    incident,
    committed: Number.MAX_SAFE_INTEGER,
    status: 'done',
    waivedRules,
  }))
}

function replacedBy({ plan }: World, { announcement, ignore = [] }: Candidate): string[] {
  const own = announcement === null ? [] : plan.bookingsOf(announcement).filter(({ status }) => status === 'booked')
  const ignored = ignore.flatMap((ignoredId) => plan.bookingsOf(ignoredId))
  return [...own, ...ignored].map((message) => message.id)
}
