import { z } from 'zod'
import { ruleInput } from '../../planning/model/rule-schema.ts'
import { ruleAudienceChoice } from './rule-audience.ts'

const storedFields = { id: z.string(), enabled: z.boolean(), revision: z.int() }
const [cap, quiet, blackout] = ruleInput.options

/** A rule as the API returns it: its definition and its stored state. */
export const ruleOutput = z.discriminatedUnion('type', [
  z.object({ ...cap.shape, ...storedFields }),
  z.object({ ...quiet.shape, ...storedFields }),
  z.object({ ...blackout.shape, ...storedFields, from: z.iso.datetime(), to: z.iso.datetime() }),
])
export type RuleOutput = z.output<typeof ruleOutput>

const onConflict = z
  .enum(['stay', 'hold'], 'What is booked and would break it either stays or is held: stay or hold.')
  .default('stay')
  .describe('What becomes of bookings that would break it: they stay, grandfathered, or are held.')
export type OnConflict = z.output<typeof onConflict>

const chosen = { audience: ruleAudienceChoice.default(null), onConflict }

/** `ruleInput` parses the rule afterwards, when a saved audience was replaced by its areas, so its errors apply here too. */
export const newRule = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...cap.shape, ...chosen }),
    z.strictObject({ ...quiet.shape, ...chosen }),
    z.strictObject({ ...blackout.shape, ...chosen }),
  ],
  'A rule is a cap, quiet or a blackout.',
)

/** Fields to change. `ruleInput` parses the merged rule afterwards, so its errors apply here too. */
export const rulePatch = z
  .looseObject({
    enabled: z.boolean('Must be true or false.').optional().describe('False switches the rule off and keeps it.'),
    onConflict,
  })
  .describe('Any fields of the rule. A rule keeps its type; `window` is replaced as a whole.')
export type RulePatch = Omit<z.output<typeof rulePatch>, 'onConflict'>
