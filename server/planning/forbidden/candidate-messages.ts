import { type Intervals, union } from '../../areas/intervals.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import { isAbout } from '../model/scope.ts'
import type { Timing } from '../model/timing.ts'
import { countsFirstOnly, type Stream } from './streams.ts'

/** One of the candidate's messages in a stream: at t + time if it floats, else at that time. */
export interface CandidateMessage {
  floats: boolean
  time: number
  reach: Intervals
}

/** Parts that go out at the same time are one message, on however many of the stream's channels. */
export function candidateMessages(
  { cap, channel }: Stream,
  kind: Candidate['kind'],
  timing: Timing,
): CandidateMessage[] {
  const found = new Map<string, CandidateMessage>()
  const add = (floats: boolean, time: number, reach: Intervals) => {
    const key = `${floats} ${time}`
    found.set(key, { floats, time, reach: union(found.get(key)?.reach ?? [], reach) })
  }
  const isInStream = (part: { channel: string }) =>
    channel === null ? isAbout(cap, kind, part.channel) : part.channel === channel
  for (const part of timing.floating.filter(isInStream)) add(true, part.offset, part.reach)
  for (const part of timing.fixed.filter(isInStream)) add(false, part.at, part.reach)
  return [...found.values()]
}

/** The message as it would be on the plan if the candidate went out at t: booked after everything else. */
export function messageAt(own: CandidateMessage, candidate: Candidate, t: number): Message {
  const { kind, severity, incident, waivedRules } = candidate
  return {
    id: `own ${own.floats} ${own.time}`,
    announcement: candidate.announcement ?? '',
    channel: '',
    kind,
    severity,
    at: own.floats ? t + own.time : own.time,
    reach: own.reach,
    incident,
    committed: Number.POSITIVE_INFINITY,
    status: 'booked',
    waivedRules,
  }
}

/** Merges the candidate's own messages into others that are in calendar order already. */
export function mergeInOrder(messages: readonly Message[], own: readonly Message[]): Message[] {
  return own.length === 0 ? [...messages] : [...messages, ...own].sort(inOrder)
}

/** Everything that decides, for one stream, where the candidate's messages and the others count. */
export interface StreamSituation {
  stream: Stream
  candidate: Candidate
  own: readonly CandidateMessage[]
  /** The stream's other messages near the candidate, in calendar order. */
  others: readonly Message[]
  /** The messages of the candidate's incident, on any channel. */
  thread: readonly Message[]
}

/**
 * Splits the horizon into pieces in which every message counts in the same places for all t. It is cut where the
 * candidate meets another message of its own announcement, with which it is one at the same instant, and where it
 * overtakes a message of its thread, of which only the first may count.
 */
export function splitHorizon(horizon: TimeRange, situation: StreamSituation): TimeRange[] {
  const { stream, candidate, own, others, thread } = situation
  const cuts = new Set([horizon.from])
  const offsets = own.filter(({ floats }) => floats).map(({ time }) => time)
  const cut = (at: number) => {
    if (horizon.from < at && at < horizon.to) cuts.add(at)
  }
  const cutWhereMeeting = (at: number) => {
    for (const offset of offsets) {
      cut(at - offset)
      cut(at - offset + 1)
    }
  }
  for (const { floats, time } of own) if (!floats) cutWhereMeeting(time)
  if (candidate.announcement !== null) {
    for (const { announcement, at } of others) if (announcement === candidate.announcement) cutWhereMeeting(at)
  }
  if (countsFirstOnly(stream.cap)) for (const { at } of thread) for (const offset of offsets) cut(at - offset)
  const starts = [...cuts].sort((a, b) => a - b)
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? horizon.to }))
}
