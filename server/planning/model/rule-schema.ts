import { z } from 'zod'
import { severities } from '../../incidents/severity.ts'
import { oneLine } from '../../platform/text/one-line.ts'
import { instantInput } from '../../platform/time/instant-input.ts'
import { DAY } from '../../platform/time-units.ts'
import { durationMillis } from '../time/duration.ts'

export const kinds = ['service', 'marketing'] as const
export type Kind = (typeof kinds)[number]

const longestWindow = 366 * DAY

const channelList = z
  .array(
    z.string('Name each channel by its key.').min(1, 'Name each channel by its key.'),
    'List the keys of channels.',
  )
  .min(1, 'Name at least one channel.')
  .max(100, 'Name at most 100 channels.')
  .refine(distinct, 'Name each channel once.')

/** Which channels a rule covers. `except` includes channels that are added later. */
const channels = z.union(
  [z.literal('all'), channelList, z.strictObject({ except: channelList })],
  'Write "all", a list of channels, or {"except": a list of channels}.',
)

const codes = z.array(z.string().min(1).max(200), 'List the codes of areas.').max(50_000, 'Name at most 50,000 areas.')

/** The areas of an audience, copied when the rule was saved. */
const audience = z
  .strictObject({
    include: codes.default([]),
    exclude: codes.default([]),
    saved: z
      .strictObject({ id: z.string(), name: z.string(), revision: z.int() })
      .nullable()
      .default(null)
      .describe('The saved audience that they were copied from, as it was then.'),
  })
  .nullable()
  .default(null)

const scope = {
  name: oneLine('Give the rule a name.').min(1, 'Give the rule a name.').max(120, 'Keep the name to 120 characters.'),
  area: z.string('Name the area by its code, or leave it out for everywhere.').min(1).nullable().default(null),
  audience,
  kinds: z
    .array(z.enum(kinds, 'A kind is service or marketing.'), 'List the kinds: service, marketing or both.')
    .min(1, 'Choose service, marketing or both.')
    .refine(distinct, 'Name each kind once.'),
  channels: channels.default('all'),
  exemptFrom: z
    .enum(severities, 'The severity from which the rule does not block is routine, minor, major, critical or nothing.')
    .nullable()
    .default(null),
  enforcement: z.enum(['block', 'warn'], 'The rule either blocks or warns: block or warn.').default('block'),
}

const onePlace = { path: ['audience'], message: 'Give the rule an area or an audience, not both.' }

const rollingWindow = z
  .string('Write the window as a duration such as PT24H or P7D.')
  .superRefine((duration, context) => {
    const sentence = windowProblem(duration)
    if (sentence !== null) context.addIssue({ code: 'custom', message: sentence })
  })
  .describe('ISO 8601, elapsed time: P7D is 168 hours.')

const cap = z
  .strictObject({
    type: z.literal('cap'),
    ...scope,
    across: z
      .enum(['each', 'together'], 'Count each channel on its own, or all together: each or together.')
      .default('each'),
    limit: z
      .int('The limit is a whole number of messages.')
      .min(0, 'The limit cannot be below 0. 0 means that nothing is allowed.')
      .max(1000, 'The limit cannot be above 1,000.'),
    window: z.union(
      [
        z.strictObject({ rolling: rollingWindow }),
        z.strictObject({
          calendar: z.enum(['day', 'week', 'month'], 'A calendar window is a day, a week or a month.'),
        }),
      ],
      { error: windowShape },
    ),
    threads: z
      .enum(['each', 'first_only'], 'Count each message of an incident, or only the first: each or first_only.')
      .default('each'),
  })
  .refine(hasOnePlace, onePlace)

const clock = (edge: string, pattern: RegExp) =>
  z
    .string(`Enter when quiet hours ${edge}, such as 21:00.`)
    .regex(pattern, `Enter when quiet hours ${edge}, such as 21:00.`)

const quiet = z
  .strictObject({
    type: z.literal('quiet'),
    ...scope,
    start: clock('start', /^([01]\d|2[0-3]):[0-5]\d$/),
    end: clock('end', /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
    days: z
      .array(
        z
          .int('A weekday is a number from 1 (Monday) to 7 (Sunday).')
          .min(1, 'A weekday is a number from 1 (Monday) to 7 (Sunday).')
          .max(7, 'A weekday is a number from 1 (Monday) to 7 (Sunday).'),
        'List the weekdays on which quiet hours start, 1 (Monday) to 7 (Sunday).',
      )
      .min(1, 'Choose at least one weekday.')
      .refine(distinct, 'Name each weekday once.')
      .default([1, 2, 3, 4, 5, 6, 7]),
  })
  .refine(hasOnePlace, onePlace)
  .refine(({ start, end }) => start !== end, {
    path: ['end'],
    message: 'Quiet hours cannot start and end at the same time. For the whole day, write 00:00 to 24:00.',
  })

const blackout = z
  .strictObject({ type: z.literal('blackout'), ...scope, from: instantInput, to: instantInput })
  .refine(hasOnePlace, onePlace)
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'The blackout has to end after it begins.' })

/**
 * A rule as a person or an API client writes it (docs/scheduling-rules.md#rules). The caller checks that its area and
 * channels exist.
 */
export const ruleInput = z.discriminatedUnion('type', [cap, quiet, blackout], 'A rule is a cap, quiet or a blackout.')

export type RuleInput = z.output<typeof ruleInput>
export type RuleAudience = NonNullable<RuleInput['audience']>
export type Rule = RuleInput & { id: string }
export type Cap = Extract<Rule, { type: 'cap' }>
export type Quiet = Extract<Rule, { type: 'quiet' }>
export type Blackout = Extract<Rule, { type: 'blackout' }>

function hasOnePlace({ area, audience }: { area: unknown; audience: unknown }): boolean {
  return area === null || audience === null
}

function distinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

function windowProblem(duration: string): string | null {
  if (/^P[^T]*[YM]/.test(duration)) {
    return 'Months and years differ in length. Write days or hours, such as P30D or PT24H, or use a calendar window.'
  }
  const millis = durationMillis(duration)
  if (millis === null) return 'Write the window as a duration such as PT24H or P7D.'
  if (millis === 0) return 'The window has to be longer than nothing.'
  if (millis > longestWindow) return 'The window cannot be longer than a year (366 days).'
  return null
}

/** A union's own error says only that no shape fits. This one explains the shape that was meant. */
function windowShape(issue: { input?: unknown }): string {
  const input = issue.input
  if (typeof input === 'object' && input !== null) {
    if ('rolling' in input && 'calendar' in input) return 'A window is either rolling or calendar, not both.'
    if ('rolling' in input) {
      return (
        (typeof input.rolling === 'string' ? windowProblem(input.rolling) : null) ??
        'Write the window as {"rolling": "PT24H"}.'
      )
    }
    if ('calendar' in input) return 'A calendar window is a day, a week or a month.'
  }
  return 'Write the window as {"rolling": "PT24H"} or {"calendar": "day"}.'
}
