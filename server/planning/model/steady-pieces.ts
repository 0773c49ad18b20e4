import { offsetPieces } from '../../platform/time/zones.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Candidate } from './message.ts'
import type { TimeRange } from './report.ts'
import { clocksAt, type LocalPart, leadOf, localParts, placedAt, timeOf } from './timing.ts'

/** A range of t in which the candidate's parts keep their distances. */
export interface SteadyPiece extends TimeRange {
  candidate: Candidate
}

/**
 * Cuts the horizon where a change of the clocks shifts the parts of a candidate against each other. What is left out is
 * never reached by a local time: the hour that some clock skips, and the second of an hour that it shows twice.
 */
export function steadyPieces(candidate: Candidate, horizon: TimeRange): SteadyPiece[] {
  const local = localParts(candidate)
  if (local.length === 0) return [{ ...horizon, candidate }]
  const starts = [horizon.from, ...changesIn(candidate, local, horizon)]
  return starts.flatMap((from, index) => {
    const placed = placedAt(candidate, from)
    return placed === null ? [] : [{ from, to: starts[index + 1] ?? horizon.to, candidate: placed }]
  })
}

/** The values of t within the horizon at which a distance may change, ascending. */
function changesIn(candidate: Candidate, local: readonly LocalPart[], { from, to }: TimeRange): number[] {
  const lead = leadOf(local)
  const base = timeOf(candidate)!
  // t is the candidate's time, and t + ahead is when the first local part goes out.
  const ahead = Math.min(...lead.map(({ at }) => at)) - base
  // The present times stay as they are, even where the clocks skip them.
  const changes = new Set([base, base + 1])
  const ofLead = lead.flatMap(({ zone }) => offsetPieces(zone, from + ahead, to + ahead).map((piece) => piece.from))
  for (const instant of ofLead) changes.add(instant - ahead)
  const clocks = new Set(ofLead.map((instant) => clocksAt(lead, instant) - instant))
  for (const { zone, wall } of local) {
    for (const shift of clocks) {
      const earliest = wall + shift + from + ahead
      const pieces = offsetPieces(zone, earliest - 2 * DAY, earliest + (to - from) + 2 * DAY)
      const edges = pieces.flatMap((piece) => [piece.from + piece.offset, piece.to + piece.offset])
      for (const edge of edges) changes.add(edge - wall - shift - ahead)
    }
  }
  return [...changes].filter((at) => from < at && at < to).sort((a, b) => a - b)
}
