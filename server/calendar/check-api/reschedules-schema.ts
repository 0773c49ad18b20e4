import { z } from 'zod'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { fromMillis } from '../../platform/clock.ts'

const instant = z.iso.datetime({
  offset: true,
  error: 'Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.',
})

export const rescheduleOutput = z.object({
  announcement: z.string(),
  channel: z.string(),
  from: z.string(),
  to: z.string(),
})

export const reschedulesOutput = z.object({
  moves: z
    .array(rescheduleOutput)
    .describe('The smallest set of lower-priority posts to move; empty when none has to, or none helps.'),
  cost: z.int().describe('How many posts move; one on several channels is one.'),
})
export type ReschedulesOutput = z.output<typeof reschedulesOutput>

/** A proposed reschedule. It applies only while the booking is still at `from`. */
export const rescheduleInput = z.strictObject({
  announcement: z.string().max(60),
  channel: z.string().max(60),
  from: instant.transform((text) => fromMillis(Date.parse(text))),
  to: instant.transform((text) => fromMillis(Date.parse(text))),
})
export type ProposedReschedule = z.output<typeof rescheduleInput>

export const rescheduleList = z
  .array(rescheduleInput, { error: 'List the moves.' })
  .min(1, 'List at least one move.')
  .max(500)

export function presentReschedules({ reschedules, cost }: ProposedReschedules): ReschedulesOutput {
  const moves = reschedules.map((move) => ({ ...move, from: fromMillis(move.from), to: fromMillis(move.to) }))
  return { moves, cost }
}
