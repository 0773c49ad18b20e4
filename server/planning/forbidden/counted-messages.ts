import type { Intervals } from '../../areas/intervals.ts'
import type { Message } from '../model/message.ts'
import { mergeInOrder, messageAt, type StreamSituation } from './candidate-messages.ts'
import { countingReaches, isInStream, type ThreadOf } from './streams.ts'

/** The messages of a stream with the candidate among them, and the places where each of them counts. */
export interface CountedMessages {
  /** The candidate's floating messages: at t + offset, in the order of their offsets. */
  offsets: readonly number[]
  floating: readonly Intervals[]
  /** All messages whose time is known, in calendar order. */
  timed: readonly Message[]
  sets: readonly Intervals[]
  /** Those of the candidate among `timed`, by index. */
  fixed: readonly number[]
}

/** How the stream would count if the candidate went out at t. */
export function countedMessages(situation: StreamSituation, readThread: ThreadOf, t: number): CountedMessages {
  const { stream, candidate, own, others } = situation
  const floating: Message[] = []
  const fixed: Message[] = []
  for (const message of own) (message.floats ? floating : fixed).push(messageAt(message, candidate, t))
  const all = [...fixed, ...floating]
  const threadOf: ThreadOf = (incident) => {
    const thread = readThread(incident).filter((message) => isInStream(stream, message))
    return incident === candidate.incident ? mergeInOrder(thread, all) : thread
  }
  const { announcement } = candidate
  // Where the candidate counts depends only on its own announcement at the same instant, and on its thread.
  const sameAnnouncement = announcement === null ? [] : others.filter((other) => other.announcement === announcement)
  const related = mergeInOrder(sameAnnouncement, all)
  const relatedReaches = countingReaches(stream, related, threadOf)
  const timed = mergeInOrder(others, fixed)
  floating.sort((a, b) => a.at - b.at)
  return {
    offsets: floating.map((message) => message.at - t),
    floating: floating.map((message) => relatedReaches[related.indexOf(message)]!),
    timed,
    sets: countingReaches(stream, timed, threadOf),
    fixed: fixed.map((message) => timed.indexOf(message)),
  }
}
