import { unionAll } from '../../areas/tree/intervals.ts'
import { countBefore } from '../../platform/binary-search.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { coversChannel, isAbout } from '../model/scope.ts'
import type { Question } from './forbidden-interval.ts'
import { isInStream, type Stream, type ThreadOf } from './streams.ts'

/** The messages on the plan that may count together with the candidate. */
export interface NearbyMessages {
  /** The stream's messages that share a place with the candidate, up to `lookaround` ms before and after it. */
  inStream(stream: Stream, lookaround: number): readonly Message[]
  threadOf: ThreadOf
}

/** Reads the plan lazily: a wider lookaround reads only what has not been read yet. */
export function nearbyMessages({ world, candidate, timing, horizon }: Question, caps: readonly Cap[]): NearbyMessages {
  const counts = (message: Message) => !isReplaced(candidate, message)
  const on = (channel: string) => caps.some((cap) => isRelevant(cap, channel, candidate))
  const reach = unionAll(candidate.parts.map((part) => part.reach))
  const read = (from: number, to: number) => world.plan.find({ from, to, reach, on }).filter(counts)
  const threads = new Map<string, readonly Message[]>()
  const instants = [
    ...timing.floating.flatMap(({ offset }) => [horizon.from + offset, horizon.to + offset]),
    ...timing.fixed.flatMap(({ at }) => [at, at + 1]),
  ]
  const first = Math.min(...instants)
  const last = Math.max(...instants)
  let known: ReadRange | null = null
  return {
    inStream(stream, lookaround) {
      const from = first - lookaround
      const to = last + lookaround
      known = known === null ? byChannel(from, to, read(from, to)) : widened(known, from, to, read)
      const near = stream.channel === null ? known.messages : (known.ofChannel.get(stream.channel) ?? [])
      const before = (at: number) => countBefore(near.length, (index) => near[index]!.at < at)
      return near.slice(before(from), before(to)).filter((message) => isInStream(stream, message))
    },
    threadOf(incident) {
      const thread = threads.get(incident) ?? world.plan.thread(incident).filter(counts)
      threads.set(incident, thread)
      return thread
    },
  }
}

/** What has been read so far. */
interface ReadRange extends TimeRange {
  messages: readonly Message[]
  ofChannel: ReadonlyMap<string, readonly Message[]>
}

function widened(known: ReadRange, from: number, to: number, read: (from: number, to: number) => Message[]): ReadRange {
  if (known.from <= from && to <= known.to) return known
  const before = from < known.from ? read(from, known.from) : []
  const after = to > known.to ? read(known.to, to) : []
  const messages = [...before, ...known.messages, ...after]
  return byChannel(Math.min(from, known.from), Math.max(to, known.to), messages)
}

function byChannel(from: number, to: number, messages: readonly Message[]): ReadRange {
  return { from, to, messages, ofChannel: Map.groupBy(messages, (message) => message.channel) }
}

/** Whether a cap may count a message on this channel together with the candidate. */
function isRelevant(cap: Cap, channel: string, { kind, parts }: Candidate): boolean {
  if (!coversChannel(cap, channel)) return false
  return parts.some(
    (part) => isAbout(cap, kind, part.channel) && (cap.across === 'together' || part.channel === channel),
  )
}

/** Booking a candidate replaces its earlier bookings; what it has already sent keeps counting. */
function isReplaced({ announcement, ignore }: Candidate, message: Message): boolean {
  if (ignore?.includes(message.announcement)) return true
  return message.announcement === announcement && message.status === 'booked'
}
