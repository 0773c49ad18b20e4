import { z } from 'zod'
import { ruleInput } from '../../planning/model/rule-schema.ts'

const kept = { id: z.string(), enabled: z.boolean(), revision: z.int() }
const [cap, quiet, blackout] = ruleInput.options

/** What the API sends back: a rule as it is written, and how it is kept. */
export const ruleOutput = z.discriminatedUnion('type', [
  z.object({ ...cap.shape, ...kept }),
  z.object({ ...quiet.shape, ...kept }),
  z.object({ ...blackout.shape, ...kept, from: z.iso.datetime(), to: z.iso.datetime() }),
])
export type RuleOutput = z.output<typeof ruleOutput>

const onConflict = z
  .enum(['stay', 'hold'], 'What is booked and would break it either stays or is held: stay or hold.')
  .default('stay')
  .describe('What becomes of bookings that would break it: they stay, grandfathered, or are held.')
export type OnConflict = z.output<typeof onConflict>

export const newRule = z.discriminatedUnion(
  'type',
  [cap.safeExtend({ onConflict }), quiet.safeExtend({ onConflict }), blackout.safeExtend({ onConflict })],
  'A rule is a cap, quiet or a blackout.',
)

/** Fields to change. The whole is read by `ruleInput` afterwards, so that all its sentences hold here too. */
export const rulePatch = z
  .looseObject({
    enabled: z.boolean('Say true or false.').optional().describe('False switches the rule off and keeps it.'),
    onConflict,
  })
  .describe('Any fields of the rule. A rule keeps its type; `window` is replaced as a whole.')
export type RulePatch = Omit<z.output<typeof rulePatch>, 'onConflict'>
