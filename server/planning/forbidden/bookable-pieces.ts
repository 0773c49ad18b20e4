import { endOfRange } from '../../platform/time/planned-years.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Candidate } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import { type SteadyPiece, steadyPieces } from '../model/steady-pieces.ts'
import { timingOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'

/** Nothing is proposed on the last day that can be planned: on some clock it is over already. */
const lastProposed = endOfRange - DAY

/**
 * The times within the horizon at which the candidate can be booked if the rules allow it, with the candidate as it is
 * then: every part is still ahead and before its publish-by time, and every local time exists.
 */
export function bookablePieces(world: World, candidate: Candidate, horizon: TimeRange): SteadyPiece[] {
  return steadyPieces(candidate, horizon).flatMap((piece) => {
    const { floating, fixed } = timingOf(piece.candidate)
    const offsets = floating.map(({ offset }) => offset)
    const end = endFor(candidate)
    if (!fixed.every(({ at }) => world.now < at && at < end)) return []
    const from = Math.max(piece.from, world.now + 1 - Math.min(...offsets))
    const to = Math.min(piece.to, end - Math.max(...offsets))
    return from < to ? [{ ...piece, from, to }] : []
  })
}

/** Whether the candidate can be booked at its own times if the rules allow it. */
export function isBookable(world: World, candidate: Candidate): boolean {
  const end = endFor(candidate)
  return candidate.parts.every(({ at }) => at !== null && world.now < at && at < end)
}

function endFor({ publishBy }: Candidate): number {
  return Math.min(publishBy ?? lastProposed, lastProposed)
}
