import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { ReschedulesOutput } from './reschedules-schema.ts'

export function presentReschedules({ reschedules, cost }: ProposedReschedules): ReschedulesOutput {
  const moves = reschedules.map((move) => ({ ...move, from: fromMillis(move.from), to: fromMillis(move.to) }))
  return { moves, cost }
}
