import { nextFree } from '../forbidden/proposed-times.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Reschedule } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'

export interface RescheduleResult {
  reschedules: Reschedule[]
  /** The first message without a free time. If there is one, nothing is rescheduled. */
  unplaceable: Message | null
}

/**
 * Finds the next free time for each message in turn, with the candidate on the plan. The bookings of one announcement
 * at one instant move together; its other bookings keep their times.
 */
export function reschedule(world: World, candidate: Candidate, messages: readonly Message[]): RescheduleResult {
  const posts = Map.groupBy([...messages].sort(inOrder), ({ announcement, at }) => JSON.stringify([announcement, at]))
  const leaving = new Set(messages.map((message) => message.id))
  const arrived = onThePlan(candidate)
  const reschedules: Reschedule[] = []
  for (const post of posts.values()) {
    const [first] = post
    const { announcement, kind, severity, incident, at } = first!
    const staying = world.plan
      .bookingsOf(announcement)
      .filter((message) => !leaving.has(message.id))
      // What stays counts but is not checked again, as if it had gone out.
      .map((message): Message => ({ ...message, status: 'done' }))
    const without = new Set([...leaving, ...staying.map((message) => message.id), ...replacedBy(world, candidate)])
    const plan = planOverlay(world.plan, without, [...arrived, ...staying])
    const parts = post.map(({ channel, reach }) => ({ channel, reach, at: null }))
    const moved: Candidate = { announcement, kind, severity, incident, waivedRules: [], parts }
    const to = nextFree({ ...world, plan }, moved, Math.max(at, world.now))
    if (to === null) return { reschedules: [], unplaceable: first! }
    arrived.push(...post.map((message): Message => ({ ...message, at: to, status: 'done' })))
    if (to === at) continue
    // Zones with equal offsets have a booking each, on one channel at one instant.
    const channels = new Set(post.map(({ channel }) => channel))
    for (const channel of channels) reschedules.push({ announcement, channel, from: at, to })
  }
  return { reschedules, unplaceable: null }
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
