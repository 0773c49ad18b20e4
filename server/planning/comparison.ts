import { unionAll } from '../areas/intervals.ts'
import { outlookOf } from './cap-judge.ts'
import type { ThreadOf } from './counting.ts'
import type { Candidate, Message } from './message.ts'
import type { Stretch } from './report.ts'
import type { Rule } from './schema.ts'
import type { Timing } from './timing.ts'
import type { World } from './world.ts'

/** What a candidate is compared with. */
export interface Comparison {
  /** The messages near it in place and, up to an outlook in ms, in time; by time and order of booking. */
  messagesWithin(outlook: number): readonly Message[]
  threadOf: ThreadOf
}

/** As far as the caps among the rules look. */
export function comparisonFor(
  world: World,
  candidate: Candidate,
  timing: Timing,
  horizon: Stretch,
  rules: readonly Rule[],
): Comparison {
  const counts = (message: Message) => !isReplaced(candidate, message)
  const outlook = Math.max(0, ...rules.map((rule) => (rule.type === 'cap' ? outlookOf(rule) : 0)))
  const instants = [
    ...timing.floating.flatMap(({ offset }) => [horizon.from + offset, horizon.to + offset]),
    ...timing.fixed.map(({ at }) => at),
  ]
  const first = Math.min(...instants)
  const last = Math.max(...instants)
  const reach = unionAll(candidate.parts.map((part) => part.reach))
  const threads = new Map<string, readonly Message[]>()
  const around = { from: first - outlook, to: last + outlook, reach }
  const messages = outlook === 0 ? [] : world.plan.find(around).filter(counts)
  return {
    messagesWithin: (near) => messages.filter(({ at }) => first - near <= at && at < last + near),
    threadOf(incident) {
      const thread = threads.get(incident) ?? world.plan.thread(incident).filter(counts)
      threads.set(incident, thread)
      return thread
    },
  }
}

/** Booking a candidate gives up what it had booked before; what it has already sent is history. */
function isReplaced({ announcement, ignore }: Candidate, message: Message): boolean {
  if (ignore?.includes(message.announcement)) return true
  return message.announcement === announcement && message.status === 'booked'
}
