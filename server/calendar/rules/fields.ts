import type { SavedName } from '../../audiences/saved/queries.ts'
import type { Channel } from '../../channels/channel.ts'
import type { RuleAudience } from '../../planning/model/rule-schema.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { whichField } from '../../platform/pages/which-time.ts'
import { KEPT, type RuleType, whichOf, windowUnits } from './form.ts'

/** A set of checkboxes or radio buttons. */
export interface Choices {
  name: string
  legend: string
  hint: string | null
  control: 'checkbox' | 'radio'
  options: { value: string; label: string; chosen: boolean }[]
  error: string | null
}

/** The form fields to add or change a rule. */
export interface RuleFields {
  name: Field
  kinds: Choices
  area: Field
  /** Null when nobody shares an audience. */
  audience: Field | null
  channelScope: Choices
  channels: Choices
  cap: { limit: Field; windowAmount: Field; windowUnit: Field; across: Choices; threads: Choices } | null
  quiet: { start: Field; end: Field; wholeDay: Choices; days: Choices } | null
  blackout: { times: Field[]; zone: Field } | null
  exemptFrom: Field
  enforcement: Choices
}

/** The channels and shared audiences that a rule can name, and the options for its zone. */
interface Available {
  channels: readonly Channel[]
  zones: NonNullable<Field['options']>
  shared: readonly SavedName[]
  /** The audience that it has. */
  kept: RuleAudience | null
}

type Option = readonly [value: string, label: string]

const unitWords: Record<(typeof windowUnits)[number], string> = {
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days of 24 hours',
  day: 'local day',
  week: 'local week, from Monday',
  month: 'local month',
}
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function ruleFields(
  type: RuleType,
  form: URLSearchParams,
  errors: FieldErrors,
  available: Available,
): RuleFields {
  const field = (name: string, label: string, more: Partial<Field> = {}): Field => ({
    name,
    label,
    value: form.get(name) ?? '',
    error: errors[name],
    ...more,
  })
  const choices =
    (control: Choices['control']) =>
    (name: string, legend: string, options: readonly Option[], hint: string | null = null): Choices => ({
      name,
      legend,
      hint,
      control,
      options: options.map(([value, label]) => ({ value, label, chosen: form.getAll(name).includes(value) })),
      error: errors[name] ?? null,
    })
  const checkboxes = choices('checkbox')
  const radios = choices('radio')

  return {
    name: field('name', 'Name', {
      hint:
        type === 'blackout'
          ? 'The reason, such as “Election day”. Shown when it blocks a post.'
          : 'Shown when this rule blocks a post.',
      required: true,
      maxlength: 120,
    }),
    kinds: checkboxes('kinds', 'Applies to', [
      ['service', 'Service announcements'],
      ['marketing', 'Marketing'],
    ]),
    area: field('area', 'Only in this area', {
      hint: 'A name or code, such as Florida or US-FL. Leave empty for everywhere.',
      icon: 'map-pin',
      width: 'middle',
    }),
    audience: audienceField(field, available),
    channelScope: radios('channelScope', 'On which channels', [
      ['all', 'All channels, including those added later'],
      ['except', 'All except the selected ones, including those added later'],
      ['only', 'Only the selected ones'],
    ]),
    channels: checkboxes('channels', 'Selected channels', channelOptions(form, available.channels)),
    cap:
      type !== 'cap'
        ? null
        : {
            limit: field('limit', 'Maximum messages', {
              control: 'number',
              min: '0',
              max: '1000',
              hint: '0 allows none.',
              width: 'narrow',
              required: true,
            }),
            windowAmount: field('windowAmount', 'Within', {
              control: 'number',
              min: '1',
              hint: 'Leave empty for a local day, week or month.',
              width: 'narrow',
            }),
            windowUnit: field('windowUnit', 'Counted in', {
              control: 'select',
              hint: 'Calendar periods reset; rolling windows move.',
              options: unitOptions(form),
              width: 'narrow',
            }),
            across: radios('across', 'Counting', [
              ['each', 'Each channel on its own'],
              ['together', 'All channels together: one announcement on several at the same moment counts once'],
            ]),
            threads: radios('threads', 'Messages of one incident', [
              ['each', 'Count every message'],
              ['first_only', 'Count only the first'],
            ]),
          },
    quiet:
      type !== 'quiet'
        ? null
        : {
            start: field('start', 'Quiet from', { control: 'time', width: 'narrow', hint: 'Quiet from this time.' }),
            end: field('end', 'Until', { control: 'time', width: 'narrow', hint: 'No longer quiet at this time.' }),
            wholeDay: checkboxes('wholeDay', 'Or', [['yes', 'All day']]),
            days: checkboxes(
              'days',
              'On these weekdays',
              weekdays.map((day, index) => [String(index + 1), day] as const),
              'Hours past midnight belong to the day they start on.',
            ),
          },
    blackout:
      type !== 'blackout'
        ? null
        : {
            times: (['from', 'to'] as const).flatMap((name) => {
              const label = name === 'from' ? 'From' : 'Until'
              const zone = form.get('zone') ?? ''
              const { readings, chosen } = whichOf(form, name)
              const time = field(name, label, { control: 'datetime-local', required: true, width: 'narrow' })
              if (readings.length === 0) return [time]
              const which = whichField({ name, label }, { readings, zone, chosen: chosen?.offset ?? '' })
              return [time, { ...which, width: 'narrow' as const, error: errors[which.name] }]
            }),
            zone: field('zone', 'Time zone', {
              control: 'select',
              options: available.zones,
              width: 'middle',
            }),
          },
    exemptFrom: field('exemptFrom', 'Exempt', {
      control: 'select',
      hint: 'Marketing is always routine. Exempt messages still count for others.',
      options: [
        { value: '', label: 'None' },
        { value: 'critical', label: 'Critical' },
        { value: 'major', label: 'Major and critical' },
        { value: 'minor', label: 'Minor and above' },
        { value: 'routine', label: 'All severities' },
      ],
      width: 'middle',
    }),
    enforcement: radios('enforcement', 'Effect', [
      ['block', 'Block, unless an approver overrides it with a reason'],
      ['warn', 'Warn only'],
    ]),
  }
}

/** All channels, plus removed ones that the rule still names. */
function channelOptions(form: URLSearchParams, channels: readonly Channel[]): Option[] {
  const known = channels.map(({ key, name, enabled }): Option => [key, enabled ? name : `${name}, switched off`])
  const removed = form.getAll('channels').filter((key) => !channels.some((channel) => channel.key === key))
  return [...known, ...removed.map((key): Option => [key, `${key}, removed`])]
}

function audienceField(
  field: (name: string, label: string, more: Partial<Field>) => Field,
  { shared, kept }: Available,
): Field | null {
  if (shared.length === 0 && kept === null) return null
  const keep = kept && { value: KEPT, label: kept.saved ? `“${kept.saved.name}”, as it was copied` : 'Its areas' }
  return field('audience', 'Or only for a saved audience', {
    hint: 'Its areas are copied. Later changes to it do not change the rule.',
    control: 'select',
    options: [
      { value: '', label: 'None' },
      ...(keep ? [keep] : []),
      ...shared.map(({ id, name }) => ({ value: id, label: name })),
    ],
    width: 'middle',
  })
}

/** Only the API can create a rule with seconds, so the form offers them only for such a rule. */
function unitOptions(form: URLSearchParams): { value: string; label: string }[] {
  return windowUnits
    .filter((unit) => unit !== 'seconds' || form.get('windowUnit') === 'seconds')
    .map((value) => ({ value, label: unitWords[value] }))
}
