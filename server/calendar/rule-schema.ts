import { z } from 'zod'
import { ruleInput } from '../planning/schema.ts'

const kept = { id: z.string(), enabled: z.boolean(), revision: z.int() }
const [cap, quiet, blackout] = ruleInput.options

/** What the API sends back: a rule as it is written, and how it is kept. */
export const ruleOutput = z.discriminatedUnion('type', [
  z.object({ ...cap.shape, ...kept }),
  z.object({ ...quiet.shape, ...kept }),
  z.object({ ...blackout.shape, ...kept, from: z.iso.datetime(), to: z.iso.datetime() }),
])
export type RuleOutput = z.output<typeof ruleOutput>

/** Fields to change. The whole is read by `ruleInput` afterwards, so that all its sentences hold here too. */
export const rulePatch = z
  .looseObject({
    enabled: z.boolean('Say true or false.').optional().describe('False switches the rule off and keeps it.'),
  })
  .describe('Any fields of the rule. A rule keeps its type; `window` is replaced as a whole.')
export type RulePatch = z.output<typeof rulePatch>
