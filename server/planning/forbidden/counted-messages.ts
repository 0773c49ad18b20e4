import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Message } from '../model/message.ts'
import { mergeInOrder, messageAt, orderOf, type StreamSituation } from './candidate-messages.ts'
import { countingReaches, isInStream, type ThreadOf } from './streams.ts'

/** A stream's messages, including the candidate's, and the places where each one counts. */
export interface CountedMessages {
  /** When the candidate's floating messages go out, in milliseconds after t, ascending. */
  offsets: readonly number[]
  /** Where each floating message counts, in the same order. */
  floating: readonly Intervals[]
  /** All messages whose time is known, in calendar order. */
  timed: readonly Message[]
  /** Where each message of `timed` counts. */
  sets: readonly Intervals[]
  /** The candidate's own messages in `timed`, by index. */
  fixed: readonly number[]
}

/** Works out where each message of the stream would count if the candidate went out at t. */
export function countedMessages(situation: StreamSituation, readThread: ThreadOf, t: number): CountedMessages {
  const { stream, candidate, own, others } = situation
  const floating: Message[] = []
  const fixed: Message[] = []
  for (const message of own) (message.floats ? floating : fixed).push(messageAt(message, candidate, t))
  const all = [...fixed, ...floating]
  // Its place in the order decides who is first in a thread. Elsewhere it sorts last, and joins a message of its own announcement.
  const inThread = all.map((message) => ({ ...message, committed: orderOf(candidate) }))
  const threadOf: ThreadOf = (incident) => {
    const thread = readThread(incident).filter((message) => isInStream(stream, message))
    return incident === candidate.incident ? mergeInOrder(thread, inThread) : thread
  }
  const { announcement } = candidate
  // Where the candidate counts depends only on its own announcement at the same instant and on its thread.
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
