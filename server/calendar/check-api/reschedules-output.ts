import type { Reschedule } from '../../planning/model/report.ts'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { ReschedulesOutput } from './reschedules-schema.ts'

export function presentReschedules({ reschedules, cost }: ProposedReschedules): ReschedulesOutput {
  return { moves: reschedules.map(presentReschedule), cost }
}

/** As `rescheduleList` reads it when it is sent back, by the API or by a form. */
export function presentReschedule(reschedule: Reschedule): ReschedulesOutput['moves'][number] {
  return { ...reschedule, from: fromMillis(reschedule.from), to: fromMillis(reschedule.to) }
}
