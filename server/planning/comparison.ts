import { unionAll } from '../areas/intervals.ts'
import { outlookOf } from './cap-judge.ts'
import { flowsIn, type Stream, type ThreadOf } from './counting.ts'
import type { Candidate, Message } from './message.ts'
import type { Stretch } from './report.ts'
import type { Cap, Rule } from './schema.ts'
import { coversChannel, isAbout } from './scope.ts'
import type { Timing } from './timing.ts'
import type { World } from './world.ts'

/** What a candidate is compared with. */
export interface Comparison {
  /** The stream's messages near it in place and, up to an outlook in ms, in time; by time and order of booking. */
  flowing(stream: Stream, outlook: number): readonly Message[]
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
  const caps = rules.filter((rule) => rule.type === 'cap')
  const outlook = Math.max(0, ...caps.map(outlookOf))
  const instants = [
    ...timing.floating.flatMap(({ offset }) => [horizon.from + offset, horizon.to + offset]),
    ...timing.fixed.map(({ at }) => at),
  ]
  const first = Math.min(...instants)
  const last = Math.max(...instants)
  const reach = unionAll(candidate.parts.map((part) => part.reach))
  const threads = new Map<string, readonly Message[]>()
  const on = (channel: string) => caps.some((cap) => matters(cap, channel, candidate))
  const around = { from: first - outlook, to: last + outlook, reach, on }
  const messages = outlook === 0 ? [] : world.plan.find(around).filter(counts)
  const ofChannel = Map.groupBy(messages, (message) => message.channel)
  return {
    flowing(stream, near) {
      const from = first - near
      const to = last + near
      const candidates = stream.channel === null ? messages : (ofChannel.get(stream.channel) ?? [])
      return candidates.filter((message) => from <= message.at && message.at < to && flowsIn(stream, message))
    },
    threadOf(incident) {
      const thread = threads.get(incident) ?? world.plan.thread(incident).filter(counts)
      threads.set(incident, thread)
      return thread
    },
  }
}

/** Whether what goes out on a channel may count for the candidate by a cap. */
function matters(cap: Cap, channel: string, { kind, parts }: Candidate): boolean {
  if (!coversChannel(cap, channel)) return false
  return parts.some(
    (part) => isAbout(cap, kind, part.channel) && (cap.across === 'together' || part.channel === channel),
  )
}

/** Booking a candidate gives up what it had booked before; what it has already sent is history. */
function isReplaced({ announcement, ignore }: Candidate, message: Message): boolean {
  if (ignore?.includes(message.announcement)) return true
  return message.announcement === announcement && message.status === 'booked'
}
