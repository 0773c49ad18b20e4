import type { Intervals } from '../../areas/intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import { inserted, type OwnMessage, placeOwn } from './candidate-messages.ts'
import type { Comparison } from './nearby-messages.ts'
import { countingReaches, flowsIn, type Stream, type ThreadOf } from './streams.ts'

/** What is judged at once, and where each message counts. */
export interface Docket {
  /** The candidate's floating messages: at t + offset, by offset. */
  offsets: readonly number[]
  floating: readonly Intervals[]
  /** All others whose time is known, by time and order of booking. */
  timed: readonly Message[]
  sets: readonly Intervals[]
  /** Those of the candidate among `timed`, by index. */
  fixed: readonly number[]
}

/** The docket if the candidate goes out at t; `flowing` are the stream's messages near it. */
export function docketOf(
  stream: Stream,
  candidate: Candidate,
  owns: readonly OwnMessage[],
  flowing: readonly Message[],
  comparison: Comparison,
  t: number,
): Docket {
  const floats: Message[] = []
  const stays: Message[] = []
  for (const own of owns) (own.floats ? floats : stays).push(placeOwn(own, candidate, t))
  const all = [...stays, ...floats]
  const threadOf: ThreadOf = (incident) => {
    const thread = comparison.threadOf(incident).filter((message) => flowsIn(stream, message))
    return incident === candidate.incident ? inserted(thread, all) : thread
  }
  const { announcement } = candidate
  // Only what its own announcement says at the same instant, and its thread, decide where a candidate counts.
  const family = announcement === null ? [] : flowing.filter((message) => message.announcement === announcement)
  const kin = inserted(family, all)
  const kinReaches = countingReaches(stream, kin, threadOf)
  const timed = inserted(flowing, stays)
  floats.sort((a, b) => a.at - b.at)
  return {
    offsets: floats.map((message) => message.at - t),
    floating: floats.map((message) => kinReaches[kin.indexOf(message)]!),
    timed,
    sets: countingReaches(stream, timed, threadOf),
    fixed: stays.map((message) => timed.indexOf(message)),
  }
}
