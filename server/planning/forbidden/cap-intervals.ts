import { type Intervals, intersection, unionAll } from '../../areas/tree/intervals.ts'
import { lowerBound } from '../../platform/binary-search.ts'
import type { TimeRange } from '../model/report.ts'
import { candidateMessages, type StreamSituation, splitHorizon } from './candidate-messages.ts'
import type { CapQuestion, ReportRange } from './cap-arithmetic.ts'
import { capEvaluator, lookaroundMillis } from './cap-windows.ts'
import { type CountedMessages, countedMessages } from './counted-messages.ts'
import type { Constraint, PlaceMessages, Question, ReportInterval, Reporting } from './forbidden-interval.ts'
import type { NearbyMessages } from './nearby-messages.ts'
import type { Stream } from './streams.ts'
import { type Segment, sweep } from './sweep.ts'

/** A question about one stream of one cap. */
export interface CapEvaluation extends Question {
  stream: Stream
  constraint: Constraint
  /** Where the cap applies. */
  area: Intervals
  nearby: NearbyMessages
  detail: Reporting['detail']
}

/** Evaluates the cap piece by piece: within one piece, each message counts in the same places for all t. */
export function reportCapIntervals(evaluation: CapEvaluation, report: ReportInterval): void {
  const { stream, candidate, timing, horizon, nearby } = evaluation
  const situation: StreamSituation = {
    stream,
    candidate,
    own: candidateMessages(stream, candidate.kind, timing),
    others: nearby.inStream(stream, lookaroundMillis(stream.cap)),
    thread: candidate.incident === null ? [] : nearby.threadOf(candidate.incident),
  }
  for (const piece of splitHorizon(horizon, situation)) {
    const counted = countedMessages(situation, nearby.threadOf, piece.from)
    evaluatePiece(evaluation, piece, counted, report)
  }
}

function evaluatePiece(
  evaluation: CapEvaluation,
  piece: TimeRange,
  counted: CountedMessages,
  report: ReportInterval,
): void {
  const { world, stream, area, constraint, detail } = evaluation
  const { offsets, fixed } = counted
  const owns = [...counted.floating, ...fixed.map((index) => counted.sets[index]!)].map((reach) => within(reach, area))
  const scope = unionAll(owns)
  const times = counted.timed.map((message) => message.at)
  const sets = counted.sets.map((reach) => within(reach, scope))
  const evaluate = capEvaluator(stream.cap, world.places.zones, spread(piece, offsets))
  const places = 'calendar' in stream.cap.window ? world.places : null

  sweep({ sets, owns, places }, (segment) => {
    // When only the times are needed, a segment adds something only if a message entered since the last one.
    const isNew = detail === 'places' || segment.changed || segment.entered.length > 0
    if (!isNew && fixed.length === 0) return
    const own = segment.own.filter((index) => index < offsets.length).map((index) => offsets[index]!)
    const places = [segment.lo, segment.hi]
    let placeMessages: PlaceMessages | null = null
    const reportRange: ReportRange = (from, to, first, end) => {
      const range = { from: Math.max(from, piece.from), to: Math.min(to, piece.to) }
      if (range.from >= range.to) return
      if (detail === 'places') placeMessages ??= messagesAt(evaluation, segment, counted, own)
      report({ constraint, ...range, places, cause: placeMessages && { placeMessages, first, end } })
    }
    const question = { times, order: segment.inside, offsets: own, limit: stream.cap.limit, report: reportRange }
    if (detail === 'places' || segment.changed) evaluate(question, segment.zone)
    else for (const set of segment.entered) evaluate(question, segment.zone, lowerBound(segment.inside, set))
    for (const index of fixed) evaluateFixed(evaluation, question, segment.zone, index)
  })
}

/** A candidate message with a fixed time breaks the cap or not, no matter when the rest goes out. */
function evaluateFixed({ world, stream }: CapEvaluation, question: CapQuestion, zone: number, index: number): void {
  const { times, order, report } = question
  if (!order.includes(index)) return
  const at = times[index]!
  const evaluate = capEvaluator(stream.cap, world.places.zones, { from: at, to: at + 1 })
  const others = order.filter((other) => other !== index)
  const always: ReportRange = (from, to) => {
    if (from <= at && at < to) report(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0)
  }
  evaluate({ ...question, order: others, offsets: [0], report: always }, zone)
}

function messagesAt(
  { world }: CapEvaluation,
  segment: Segment,
  counted: CountedMessages,
  offsets: readonly number[],
): PlaceMessages {
  const messages = segment.inside.map((index) => counted.timed[index]!)
  return { messages, offsets, zone: world.places.zones[segment.zone]! }
}

function spread({ from, to }: TimeRange, offsets: readonly number[]): TimeRange {
  return { from: from + Math.min(0, ...offsets), to: to + Math.max(0, ...offsets) }
}

/** The intersection. Returns `reach` itself when it is inside a scope of one interval, to avoid a copy. */
function within(reach: Intervals, scope: Intervals): Intervals {
  const isInside = scope.length === 2 && reach.length > 0 && reach[0]! >= scope[0]! && reach.at(-1)! <= scope[1]!
  return isInside ? reach : intersection(reach, scope)
}
