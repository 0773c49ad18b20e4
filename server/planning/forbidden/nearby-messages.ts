import { unionAll } from '../../areas/intervals.ts'
import { countBefore } from '../../platform/binary-search.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Stretch } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { coversChannel, isAbout } from '../model/scope.ts'
import type { Timing } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { flowsIn, type Stream, type ThreadOf } from './streams.ts'

/** What a candidate is compared with. */
export interface Comparison {
  /** The stream's messages near it in place and, up to an outlook in ms, in time; by time and order of booking. */
  flowing(stream: Stream, outlook: number): readonly Message[]
  threadOf: ThreadOf
}

/** Reads of the plan only as far as it is asked to look; looking further reads only what is new. */
export function comparisonFor(
  world: World,
  candidate: Candidate,
  timing: Timing,
  horizon: Stretch,
  caps: readonly Cap[],
): Comparison {
  const counts = (message: Message) => !isReplaced(candidate, message)
  const on = (channel: string) => caps.some((cap) => matters(cap, channel, candidate))
  const reach = unionAll(candidate.parts.map((part) => part.reach))
  const read = (from: number, to: number) => world.plan.find({ from, to, reach, on }).filter(counts)
  const threads = new Map<string, readonly Message[]>()
  const instants = [
    ...timing.floating.flatMap(({ offset }) => [horizon.from + offset, horizon.to + offset]),
    ...timing.fixed.flatMap(({ at }) => [at, at + 1]),
  ]
  const first = Math.min(...instants)
  const last = Math.max(...instants)
  let seen: Seen | null = null
  return {
    flowing(stream, outlook) {
      const from = first - outlook
      const to = last + outlook
      seen = seen === null ? sorted(from, to, read(from, to)) : widened(seen, from, to, read)
      const near = stream.channel === null ? seen.messages : (seen.ofChannel.get(stream.channel) ?? [])
      const before = (at: number) => countBefore(near.length, (index) => near[index]!.at < at)
      return near.slice(before(from), before(to)).filter((message) => flowsIn(stream, message))
    },
    threadOf(incident) {
      const thread = threads.get(incident) ?? world.plan.thread(incident).filter(counts)
      threads.set(incident, thread)
      return thread
    },
  }
}

/** What was read so far. */
interface Seen extends Stretch {
  messages: readonly Message[]
  ofChannel: ReadonlyMap<string, readonly Message[]>
}

function widened(seen: Seen, from: number, to: number, read: (from: number, to: number) => Message[]): Seen {
  if (seen.from <= from && to <= seen.to) return seen
  const before = from < seen.from ? read(from, seen.from) : []
  const after = to > seen.to ? read(seen.to, to) : []
  const messages = [...before, ...seen.messages, ...after]
  return sorted(Math.min(from, seen.from), Math.max(to, seen.to), messages)
}

function sorted(from: number, to: number, messages: readonly Message[]): Seen {
  return { from, to, messages, ofChannel: Map.groupBy(messages, (message) => message.channel) }
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
