import { type Intervals, intersection, unionAll } from '../../areas/intervals.ts'
import { position } from '../../platform/binary-search.ts'
import type { Candidate } from '../model/message.ts'
import type { Stretch } from '../model/report.ts'
import type { Timing } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { ownMessages, piecesOf } from './candidate-messages.ts'
import type { CapQuestion, ReportStretch } from './cap-arithmetic.ts'
import { type CapJudge, judgeOf, outlookOf } from './cap-windows.ts'
import { type Docket, docketOf } from './counted-messages.ts'
import type { Cause, Evidence, ReportBan, Reporting } from './forbidden-interval.ts'
import type { Comparison } from './nearby-messages.ts'
import type { Stream } from './streams.ts'
import { type Segment, sweep } from './sweep.ts'

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
  detail: Reporting['detail']
}

/** Where each message counts is the same for all t of a piece. */
export function reportCapBans(capCase: CapCase, report: ReportBan): void {
  const { stream, candidate, timing, horizon, comparison } = capCase
  const flowing = comparison.flowing(stream, outlookOf(stream.cap))
  const owns = ownMessages(stream, candidate.kind, timing)
  const thread = candidate.incident === null ? [] : comparison.threadOf(candidate.incident)
  for (const piece of piecesOf(horizon, stream, candidate, owns, flowing, thread)) {
    const docket = docketOf(stream, candidate, owns, flowing, comparison, piece.from)
    judgePiece(capCase, piece, docket, report)
  }
}

function judgePiece(capCase: CapCase, piece: Stretch, docket: Docket, report: ReportBan): void {
  const { world, stream, area, cause, detail } = capCase
  const { offsets, fixed } = docket
  const owns = [...docket.floating, ...fixed.map((index) => docket.sets[index]!)].map((reach) => within(reach, area))
  const scope = unionAll(owns)
  const times = docket.timed.map((message) => message.at)
  const sets = docket.sets.map((reach) => within(reach, scope))
  const judge = judgeOf(stream.cap, world.places.zones, spread(piece, offsets))

  sweep({ sets, owns, places: parted(capCase) }, (segment) => {
    const tells = detail === 'places' || segment.changed || segment.entered.length > 0
    if (!tells && fixed.length === 0) return
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
  const always: ReportStretch = (from, to) => {
    if (from <= at && at < to) report(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0)
  }
  judge({ ...question, order: rest, offsets: [0], report: always }, zone)
}

function evidenceOf({ world }: CapCase, segment: Segment, docket: Docket, offsets: readonly number[]): Evidence {
  const messages = segment.inside.map((index) => docket.timed[index]!)
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
