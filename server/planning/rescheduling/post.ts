import type { Message, Part } from '../model/message.ts'
import type { World } from '../model/world.ts'

/** What making room has to know about an announcement, and the plan does not. */
export interface PostFacts {
  /** It goes out before this, in milliseconds since 1970, or not at all. */
  publishBy: number | null
  /**
   * The local times of its bookings, by message id, when it has any. Then it moves as a whole, because zones keep one
   * local time.
   */
  clocks: ReadonlyMap<string, Clock> | null
}

export type Clock = Pick<Part, 'zone' | 'wall' | 'own'>

/** The facts about an announcement. Null when it cannot be moved; nothing when it is like any other. */
export type FactsOf = (announcement: string) => PostFacts | null | undefined

/**
 * Identifies a post: what moves together. That is one announcement at one instant, on any of its channels, or all of an
 * announcement with local times.
 */
export function postOf({ announcement, at }: Pick<Message, 'announcement' | 'at'>, factsOf: FactsOf): string {
  return JSON.stringify(factsOf(announcement)?.clocks ? [announcement] : [announcement, at])
}

/** What has gone out cannot move, nor what is due, nor what its announcement's status keeps in place. */
export function isMovable(world: World, message: Message, factsOf: FactsOf): boolean {
  const facts = factsOf(message.announcement)
  if (facts === null) return false
  const together = facts?.clocks ? world.plan.bookingsOf(message.announcement) : [message]
  return together.every(({ status, at }) => status === 'booked' && at > world.now)
}
