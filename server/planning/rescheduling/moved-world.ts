import type { Candidate, Message } from '../model/message.ts'
import type { World } from '../model/world.ts'
import { type PlanChange, withChange } from '../store/plan-overlay.ts'

/**
 * How one announcement is judged when posts move: its moved bookings as a candidate, with those of all others at their
 * new times, so that their order does not matter. Nothing is waived at another time. `moved` are the messages at their
 * new times.
 */
export function judgedMoved(
  world: World,
  moved: readonly Message[],
  announcement: string,
): { world: World; candidate: Candidate; change: PlanChange } {
  const ids = new Set(moved.map(({ id }) => id))
  const own = moved.filter((message) => message.announcement === announcement)
  const others = moved.filter((message) => message.announcement !== announcement)
  const staying = world.plan.bookingsOf(announcement).filter(({ id, status }) => status === 'booked' && !ids.has(id))
  const without = new Set([...ids, ...staying.map(({ id }) => id)])
  const change = { without, plus: [...others, ...staying].map(asDone) }
  const { kind, severity, incident } = own[0]!
  const parts = own.map(({ channel, at, reach }) => ({ channel, at, reach }))
  const candidate = { announcement, kind, severity, incident, waivedRules: [], parts }
  return { world: withChange(world, change), candidate, change }
}

/** A message as if it had gone out, so that it counts and the candidate does not replace it. */
export function asDone(message: Message): Message {
  return { ...message, status: 'done' }
}
