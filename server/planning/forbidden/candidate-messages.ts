import { type Intervals, union } from '../../areas/intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Stretch } from '../model/report.ts'
import { isAbout } from '../model/scope.ts'
import type { Timing } from '../model/timing.ts'
import { inOrder } from '../store/plan.ts'
import { countsFirstOnly, type Stream } from './streams.ts'

/** One of a candidate's messages in a stream: at t + time if it floats, else at that time. */
export interface OwnMessage {
  floats: boolean
  time: number
  reach: Intervals
}

/** Parts that go out at the same time are one message, on however many of the stream's channels. */
export function ownMessages({ cap, channel }: Stream, kind: Candidate['kind'], timing: Timing): OwnMessage[] {
  const owns = new Map<string, OwnMessage>()
  const add = (floats: boolean, time: number, reach: Intervals) => {
    const key = `${floats} ${time}`
    owns.set(key, { floats, time, reach: union(owns.get(key)?.reach ?? [], reach) })
  }
  const flows = (part: { channel: string }) =>
    channel === null ? isAbout(cap, kind, part.channel) : part.channel === channel
  for (const part of timing.floating.filter(flows)) add(true, part.offset, part.reach)
  for (const part of timing.fixed.filter(flows)) add(false, part.at, part.reach)
  return [...owns.values()]
}

/** The candidate's message as it would be on the plan if the candidate went out at t; nothing is booked after it. */
export function placeOwn(own: OwnMessage, candidate: Candidate, t: number): Message {
  const { kind, severity, incident, passes } = candidate
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
    passes,
  }
}

/** The messages, which come by time, with the candidate's own among them. */
export function inserted(messages: readonly Message[], owns: readonly Message[]): Message[] {
  return owns.length === 0 ? [...messages] : [...messages, ...owns].sort(inOrder)
}

/**
 * Cuts the horizon where the candidate would meet other messages of its own announcement, with which it is one at the
 * same instant, and where it would pass others of its thread, of which only the first may count.
 */
export function piecesOf(
  horizon: Stretch,
  { cap }: Stream,
  candidate: Candidate,
  owns: readonly OwnMessage[],
  flowing: readonly Message[],
  thread: readonly Message[],
): Stretch[] {
  const cuts = new Set([horizon.from])
  const offsets = owns.filter((own) => own.floats).map((own) => own.time)
  const cut = (at: number) => {
    if (horizon.from < at && at < horizon.to) cuts.add(at)
  }
  const meets = (at: number) => {
    for (const offset of offsets) {
      cut(at - offset)
      cut(at - offset + 1)
    }
  }
  for (const own of owns) if (!own.floats) meets(own.time)
  if (candidate.announcement !== null) {
    for (const message of flowing) if (message.announcement === candidate.announcement) meets(message.at)
  }
  if (countsFirstOnly(cap)) for (const message of thread) for (const offset of offsets) cut(message.at - offset)
  const starts = [...cuts].sort((a, b) => a - b)
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? horizon.to }))
}
