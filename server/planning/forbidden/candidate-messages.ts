import { type Intervals, union } from '../../areas/tree/intervals.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import { isAbout } from '../model/scope.ts'
import type { Timing } from '../model/timing.ts'
import { countsFirstOnly, type Stream } from './streams.ts'

/**
 * One of the candidate's messages in a stream. If it floats, `time` is its offset from t, otherwise the instant; both
 * in milliseconds.
 */
export interface CandidateMessage {
  floats: boolean
  time: number
  reach: Intervals
}

/** Parts that go out at the same time are one message, however many of the stream's channels they use. */
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

/**
 * The message as it would be on the plan if the candidate went out at t. It sorts after the others at the same instant,
 * as what is booked last does.
 */
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

/** Where the candidate stands among messages of the same instant. */
export function orderOf({ committed = Number.POSITIVE_INFINITY }: Candidate): number {
  return committed
}

/** The first instant at which a message of the candidate comes after this one. */
export function overtakenAt(candidate: Candidate, { at, committed }: Message): number {
  return committed < orderOf(candidate) ? at : at + 1
}

/** Merges the candidate's own messages into `messages`, which must already be in calendar order. */
export function mergeInOrder(messages: readonly Message[], own: readonly Message[]): Message[] {
  return own.length === 0 ? [...messages] : [...messages, ...own].sort(inOrder)
}

/** Everything that determines where the candidate's messages and the others count in one stream. */
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
 * Splits the horizon into pieces in which every message counts in the same places for all t. It cuts where the
 * candidate meets another message of its own announcement, because at the same instant the two are one message, and
 * where the candidate overtakes a message of its thread, because only the first of a thread may count.
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
  if (countsFirstOnly(stream.cap))
    for (const message of thread) for (const offset of offsets) cut(overtakenAt(candidate, message) - offset)
  const starts = [...cuts].sort((a, b) => a - b)
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? horizon.to }))
}
