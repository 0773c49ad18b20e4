import { type Intervals, intersection, unionAll } from '../areas/intervals.ts'
import type { Cause, Detail, Evidence, ReportBan } from './ban.ts'
import { type CapJudge, judgeOf, outlookOf } from './cap-judge.ts'
import type { CapQuestion, ReportStretch } from './caps.ts'
import type { Comparison } from './comparison.ts'
import { type Counted, countIn, flowsIn, type Stream, type ThreadOf } from './counting.ts'
import type { Candidate, Message } from './message.ts'
import { type OwnMessage, ownMessages, piecesOf, placeOwn } from './own.ts'
import { inOrder } from './plan.ts'
import type { Stretch } from './report.ts'
import { position } from './sorted.ts'
import { type Segment, sweep } from './sweep.ts'
import type { Timing } from './timing.ts'
import type { World } from './world.ts'

/** A candidate before one stream of one cap. */
export interface CapCase {
  world: World
  candidate: Candidate
  timing: Timing
  stream: Stream
  cause: Cause
  /** Where the cap applies. */
  area: Intervals
  comparison: Comparison
  horizon: Stretch
  detail: Detail
}

/** The messages of a piece: the candidate's floating ones, and all whose time is known. */
interface Docket {
  floating: readonly Counted[]
  offsets: readonly number[]
  /** Those of the candidate whose time is known are among `timed`, from these indices. */
  fixed: readonly number[]
  timed: readonly Counted[]
  times: Float64Array
}

export function reportCapBans(capCase: CapCase, report: ReportBan): void {
  const { stream, candidate, timing, horizon, comparison } = capCase
  const flowing = comparison.messagesWithin(outlookOf(stream.cap)).filter((message) => flowsIn(stream, message))
  const owns = ownMessages(stream, candidate.kind, timing)
  const thread = candidate.incident === null ? [] : comparison.threadOf(candidate.incident)
  for (const piece of piecesOf(horizon, stream, candidate, owns, flowing, thread)) {
    judgePiece(capCase, piece, docketOf(capCase, piece.from, owns, flowing), report)
  }
}

/** Where each message counts if the candidate goes out at t; it is the same for all t of a piece. */
function docketOf(
  { candidate, stream, comparison }: CapCase,
  t: number,
  owns: readonly OwnMessage[],
  flowing: readonly Message[],
): Docket {
  const placed = new Map(owns.map((own) => [placeOwn(own, candidate, t), own]))
  const threads: ThreadOf = (incident) => {
    const thread = comparison.threadOf(incident).filter((message) => flowsIn(stream, message))
    return incident === candidate.incident ? [...thread, ...placed.keys()].sort(inOrder) : thread
  }
  const counted = countIn(stream, [...flowing, ...placed.keys()].sort(inOrder), threads)
  const floating = counted.filter(({ message }) => placed.get(message)?.floats)
  const timed = counted.filter(({ message }) => !placed.get(message)?.floats)
  return {
    floating,
    offsets: floating.map(({ message }) => message.at - t),
    fixed: [...timed.keys()].filter((index) => placed.has(timed[index]!.message)),
    timed,
    times: Float64Array.from(timed, ({ message }) => message.at),
  }
}

function judgePiece(capCase: CapCase, piece: Stretch, docket: Docket, report: ReportBan): void {
  const { world, stream, area, cause, detail } = capCase
  const { floating, offsets, fixed, timed, times } = docket
  const owns = [...floating, ...fixed.map((index) => timed[index]!)].map(({ reach }) => intersection(reach, area))
  const scope = unionAll(owns)
  const judge = judgeOf(stream.cap, world.places.zones, spread(piece, offsets))

  sweep({ sets: timed.map(({ reach }) => within(reach, scope)), owns, places: parted(capCase) }, (segment) => {
    const own = segment.own.filter((index) => index < offsets.length).map((index) => offsets[index]!)
    const places = [segment.lo, segment.hi]
    let evidence: Evidence | null = null
    const ban: ReportStretch = (from, to, first, end) => {
      const stretch = { from: Math.max(from, piece.from), to: Math.min(to, piece.to) }
      if (stretch.from >= stretch.to) return
      if (detail === 'places') evidence ??= evidenceOf(capCase, segment, docket, own)
      report({ cause, ...stretch, places, blame: evidence && { evidence, first, end } })
    }
    const question = { times, order: segment.inside, offsets: own, limit: stream.cap.limit, report: ban }
    if (detail === 'places' || segment.changed) judge(question, segment.zone)
    else for (const set of segment.entered) judge(question, segment.zone, position(segment.inside, set))
    for (const index of fixed) judgeFixed(capCase, question, segment.zone, index)
  })
}

/** What is wrong with a message of the candidate whose time is known is wrong whenever the rest goes out. */
function judgeFixed({ world, stream }: CapCase, question: CapQuestion, zone: number, index: number): void {
  const { times, order, report } = question
  if (!order.includes(index)) return
  const at = times[index]!
  const instant = { from: at, to: at + 1 }
  const judge: CapJudge = judgeOf(stream.cap, world.places.zones, instant)
  const rest = order.filter((other) => other !== index)
  const always: ReportStretch = (from, to, first, end) => {
    if (from <= at && at < to) report(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, first, end)
  }
  judge({ ...question, order: rest, offsets: [0], report: always }, zone)
}

function evidenceOf({ world }: CapCase, segment: Segment, docket: Docket, offsets: readonly number[]): Evidence {
  const messages = segment.inside.map((index) => docket.timed[index]!.message)
  return { messages, offsets, zone: world.places.zones[segment.zone]! }
}

/** The local calendar matters to calendar caps only. */
function parted({ world, stream }: CapCase) {
  return 'calendar' in stream.cap.window ? world.places : null
}

function spread({ from, to }: Stretch, offsets: readonly number[]): Stretch {
  return { from: from + Math.min(0, ...offsets), to: to + Math.max(0, ...offsets) }
}

function within(reach: Intervals, scope: Intervals): Intervals {
  const inside = scope.length === 2 && reach.length > 0 && reach[0]! >= scope[0]! && reach.at(-1)! <= scope[1]!
  return inside ? reach : intersection(reach, scope)
}
