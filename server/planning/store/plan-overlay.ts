import { overlaps } from '../../areas/tree/intervals.ts'
import { type Bookings, inOrder } from '../model/bookings.ts'
import type { Message } from '../model/message.ts'
import type { World } from '../model/world.ts'

/** How a plan differs from what is stored: without some messages, by id, and with others. */
export interface PlanChange {
  without: ReadonlySet<string>
  plus: readonly Message[]
}

/** The world with this change of its plan. */
export function withChange(world: World, { without, plus }: PlanChange): World {
  return { ...world, plan: planOverlay(world.plan, without, plus) }
}

/** The plan as it would be without some messages (by id) and with others added. */
export function planOverlay(plan: Bookings, without: ReadonlySet<string>, plus: readonly Message[]): Bookings {
  const changed = (messages: readonly Message[], added: readonly Message[]) =>
    [...messages.filter((message) => !without.has(message.id)), ...added].sort(inOrder)
  return {
    find(query) {
      const { from, to, reach, on } = query
      const fits = ({ at, channel, reach: messageReach }: Message) =>
        from <= at && at < to && (!on || on(channel)) && overlaps(messageReach, reach)
      return changed(plan.find(query), plus.filter(fits))
    },
    thread: (incident) =>
      changed(
        plan.thread(incident),
        plus.filter((message) => message.incident === incident),
      ),
    bookingsOf: (announcement) =>
      changed(
        plan.bookingsOf(announcement),
        plus.filter((message) => message.announcement === announcement),
      ),
    span() {
      const times = plus.map((message) => message.at)
      const span = plan.span()
      if (span === null) return times.length === 0 ? null : { from: Math.min(...times), to: Math.max(...times) }
      return { from: Math.min(span.from, ...times), to: Math.max(span.to, ...times) }
    },
  }
}
