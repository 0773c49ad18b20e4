import { z } from 'zod'
import { toMillis } from '../../platform/clock.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'

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

/** A proposed reschedule, read as the engine's `Reschedule`. It applies only while the booking is still at `from`. */
export const rescheduleInput = z.strictObject({
  announcement: z.string().max(60),
  channel: z.string().max(60),
  from: timestampInput.transform(toMillis),
  to: timestampInput.transform(toMillis),
})

export const mostReschedules = 500

export const rescheduleList = z
  .array(rescheduleInput, { error: 'List the moves.' })
  .min(1, 'List at least one move.')
  .max(mostReschedules)
