import { z } from 'zod'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { fromMillis } from '../../platform/clock.ts'

const instant = z.iso.datetime({
  offset: true,
  error: 'Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.',
})

export const moveOutput = z.object({ announcement: z.string(), channel: z.string(), from: z.string(), to: z.string() })

export const movingRoomOutput = z.object({
  moves: z
    .array(moveOutput)
    .describe('The smallest set of lower-priority posts to move; empty when none has to, or none helps.'),
  cost: z.int().describe('How many posts move; one on several channels is one.'),
})
export type MovingRoomOutput = z.output<typeof movingRoomOutput>

/** A move as it was proposed: what still stands at `from` goes to `to`. */
export const moveInput = z.strictObject({
  announcement: z.string().max(60),
  channel: z.string().max(60),
  from: instant.transform((text) => fromMillis(Date.parse(text))),
  to: instant.transform((text) => fromMillis(Date.parse(text))),
})
export type ProposedMove = z.output<typeof moveInput>

export const moveList = z.array(moveInput, { error: 'List the moves.' }).min(1, 'List at least one move.').max(500)

export function presentRoom({ reschedules, cost }: ProposedReschedules): MovingRoomOutput {
  const moves = reschedules.map((one) => ({ ...one, from: fromMillis(one.from), to: fromMillis(one.to) }))
  return { moves, cost }
}
