import { z } from 'zod'
import { audienceChoice, type WithAreas } from '../../audiences/saved/chosen-audience.ts'
import { severities } from '../../incidents/severity.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { formatAlternatives } from '../../platform/format.ts'
import { instantInput, momentInput } from '../../platform/time/instant-input.ts'
import { byChannel, channelKey } from '../by-channel.ts'
import { atInput, channelAtInput } from '../time-input.ts'

/** The hypothetical message that `/check` and `/free-times` evaluate. */
const candidate = {
  kind: z.enum(kinds, { error: 'The kind is service or marketing.' }),
  severity: z.enum(severities, { error: `The severity is ${formatAlternatives(severities)}.` }).default('routine'),
  audience: audienceChoice,
  channels: z
    .array(channelKey, { error: 'List the keys of channels.' })
    .min(1, 'Choose at least one channel.')
    .max(100),
  atByChannel: byChannel(channelAtInput).default({}),
  publishBy: instantInput.nullish().describe('Nothing at or after this is proposed.'),
  incident: z.string().max(60).nullish(),
  stage: z.string().max(20).nullish(),
  ignore: z.array(z.string().max(60)).max(1000).default([]).describe('Announcements to leave out of account.'),
}

export const checkInput = z.strictObject({ ...candidate, at: atInput })
export type CheckInput = WithAreas<z.output<typeof checkInput>>

export const freeTimesInput = z.strictObject({
  ...candidate,
  at: atInput
    .nullish()
    .describe('If it has a time: then all channels keep their distances, and the answer is about it.'),
  from: momentInput,
  to: momentInput,
})
export type FreeTimesInput = WithAreas<z.output<typeof freeTimesInput>>

const instant = z.iso.datetime()
const range = z.object({ from: instant, to: instant })

export const findingOutput = z.object({
  rule: z.string().describe('The rule’s id; hold:<incident> for a hold.'),
  name: z.string(),
  type: z.enum(['cap', 'quiet', 'blackout', 'hold']),
  level: z.enum(['block', 'warn']),
  channel: z.string().nullable().describe('Null when the rule counts its channels together.'),
  message: z.string(),
  places: z.object({ count: z.int(), codes: z.array(z.string()).describe('At most 20; all with ?places=all.') }),
  window: range,
  count: z.int().nullable(),
  limit: z.int().nullable(),
  collidesWith: z.array(z.string()),
})

export const reportOutput = z.object({
  verdict: z.enum(['clear', 'warning', 'blocked']),
  findings: z.array(findingOutput),
  reach: z.array(
    z.object({
      channel: z.string(),
      places: z.int(),
      people: z.int(),
      spill: z.object({ places: z.int(), people: z.int() }),
    }),
  ),
  nextFree: instant.nullable(),
})
export type ReportOutput = z.output<typeof reportOutput>

export const freeTimesOutput = z.object({
  free: z.array(range),
  blocked: z.array(range.extend({ rules: z.array(z.string()) })),
  warned: z.array(range.extend({ rules: z.array(z.string()) })),
})
