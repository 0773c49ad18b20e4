import { nextFree } from '../forbidden/free-times.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Move } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { inOrder } from '../store/plan.ts'
import { supposing } from '../store/plan-overlay.ts'

export interface Rehoused {
  moves: Move[]
  /** The first message for which there is no free time; then nothing moves. */
  homeless: Message | null
}

/**
 * Finds each message its next free time with the candidate on the plan, one after the other. What is booked of one
 * announcement at one instant moves together; the rest of the announcement stays where it is.
 */
export function rehouse(world: World, candidate: Candidate, messages: readonly Message[]): Rehoused {
  const posts = Map.groupBy([...messages].sort(inOrder), ({ announcement, at }) => JSON.stringify([announcement, at]))
  const leaving = new Set(messages.map((message) => message.id))
  const arrived = onThePlan(candidate)
  const moves: Move[] = []
  for (const post of posts.values()) {
    const [one] = post
    const { announcement, kind, severity, incident, at } = one!
    const staying = world.plan
      .bookingsOf(announcement)
      .filter((message) => !leaving.has(message.id))
      // What stays is not judged, only counted, as if it had gone out.
      .map((message): Message => ({ ...message, status: 'done' }))
    const without = new Set([...leaving, ...staying.map((message) => message.id), ...replacedBy(world, candidate)])
    const plan = supposing(world.plan, without, [...arrived, ...staying])
    const parts = post.map(({ channel, reach }) => ({ channel, reach, at: null }))
    const mover: Candidate = { announcement, kind, severity, incident, passes: [], parts }
    const to = nextFree({ ...world, plan }, mover, Math.max(at, world.now))
    if (to === null) return { moves: [], homeless: one! }
    arrived.push(...post.map((message): Message => ({ ...message, at: to, status: 'done' })))
    if (to !== at) moves.push(...post.map(({ channel }) => ({ announcement, channel, from: at, to })))
  }
  return { moves, homeless: null }
}

function onThePlan({ announcement, kind, severity, incident, passes, parts }: Candidate): Message[] {
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
    passes,
  }))
}

function replacedBy({ plan }: World, { announcement, ignore = [] }: Candidate): string[] {
  const given = announcement === null ? [] : plan.bookingsOf(announcement).filter(({ status }) => status === 'booked')
  const ignored = ignore.flatMap((one) => plan.bookingsOf(one))
  return [...given, ...ignored].map((message) => message.id)
}
