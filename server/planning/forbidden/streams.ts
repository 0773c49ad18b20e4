import { difference, type Intervals, union } from '../../areas/tree/intervals.ts'
import type { Message } from '../model/message.ts'
import type { Cap } from '../model/rule-schema.ts'
import { coversChannel } from '../model/scope.ts'

/** What a cap counts together: the messages of one channel, or of all its channels (channel null). */
export interface Stream {
  cap: Cap
  channel: string | null
}

/** All messages of an incident, in calendar order. */
export type ThreadOf = (incident: string) => readonly Message[]

export function isInStream({ cap, channel }: Stream, message: Message): boolean {
  if (!cap.kinds.includes(message.kind)) return false
  return channel === null ? coversChannel(cap, message.channel) : message.channel === channel
}

/**
 * The places where each message of a stream counts. `messages` must be in calendar order. One announcement at one
 * instant is one message, however many channels it uses. When only the first message of an incident counts, a later one
 * counts in the places that no earlier one reached (docs/scheduling-rules.md#threads).
 */
export function countingReaches({ cap }: Stream, messages: readonly Message[], threadOf: ThreadOf): Intervals[] {
  const threaded = countsFirstOnly(cap)
  const claims = new Map<string, Map<string, Intervals>>()
  const reaches: Intervals[] = []
  for (let index = 0; index < messages.length; index++) {
    const { id, incident } = messages[index]!
    if (!threaded || incident === null) {
      reaches.push(withoutSameInstant(messages, index))
      continue
    }
    let ofThread = claims.get(incident)
    if (!ofThread) {
      ofThread = claimsIn(threadOf(incident))
      claims.set(incident, ofThread)
    }
    reaches.push(ofThread.get(id) ?? [])
  }
  return reaches
}

/** A limit of 0 forbids everything in its scope, including updates, so it ignores threads. */
export function countsFirstOnly({ threads, limit }: Cap): boolean {
  return threads === 'first_only' && limit > 0
}

/** Assigns each place to the first message of the thread that reaches it. */
function claimsIn(thread: readonly Message[]): Map<string, Intervals> {
  const claims = new Map<string, Intervals>()
  let claimed: Intervals = []
  for (const { id, reach } of thread) {
    claims.set(id, difference(reach, claimed))
    claimed = union(claimed, reach)
  }
  return claims
}

function withoutSameInstant(messages: readonly Message[], index: number): Intervals {
  const { announcement, at, reach } = messages[index]!
  let rest = reach
  for (let before = index - 1; before >= 0 && messages[before]!.at === at; before--) {
    if (messages[before]!.announcement === announcement) rest = difference(rest, messages[before]!.reach)
  }
  return rest
}
