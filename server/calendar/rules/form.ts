import { type RuleAudience, type RuleInput, ruleInput } from '../../planning/model/rule-schema.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { fieldErrors } from '../../platform/http/forms.ts'
import { whichMissing, whichName } from '../../platform/pages/which-time.ts'
import { readWall, repeatedReadings, type WallReading } from '../../platform/time/wall-time.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../platform/time-units.ts'

export type RuleType = RuleInput['type']
export const ruleTypes: readonly RuleType[] = ['cap', 'quiet', 'blackout']

/** Units of a cap's window in its form: elapsed time first, then periods of the local calendar. */
export const windowUnits = ['seconds', 'minutes', 'hours', 'days', 'day', 'week', 'month'] as const
type WindowUnit = (typeof windowUnits)[number]
const elapsed: Partial<Record<WindowUnit, (amount: string) => string>> = {
  seconds: (amount) => `PT${amount}S`,
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
}

const unitSizes: readonly [WindowUnit, millis: number][] = [
  // Anything under two days is shown in hours, because "1 day" reads like a calendar day.
  ['days', DAY],
  ['hours', HOUR],
  ['minutes', MINUTE],
  ['seconds', SECOND],
]

/** The initial values of the form for a new rule. */
export function firstForm(type: RuleType, zone: string): URLSearchParams {
  const form = new URLSearchParams({ channelScope: 'all', across: 'each', threads: 'each', enforcement: 'block', zone })
  for (const kind of type === 'cap' ? ['marketing', 'service'] : ['marketing']) form.append('kinds', kind)
  if (type === 'cap') {
    form.set('limit', '3')
    form.set('windowAmount', '24')
    form.set('windowUnit', 'hours')
  }
  if (type === 'quiet') {
    form.set('start', '21:00')
    form.set('end', '08:00')
    for (let day = 1; day <= 7; day++) form.append('days', String(day))
  }
  return form
}

/** The form values that would produce this rule. */
export function formOfRule(rule: RuleInput, zone: string): URLSearchParams {
  const form = new URLSearchParams({
    name: rule.name,
    area: rule.area ?? '',
    audience: rule.audience === null ? '' : KEPT,
    exemptFrom: rule.exemptFrom ?? '',
    enforcement: rule.enforcement,
    zone,
  })
  for (const kind of rule.kinds) form.append('kinds', kind)
  const { channels } = rule
  form.set('channelScope', channels === 'all' ? 'all' : Array.isArray(channels) ? 'only' : 'except')
  const keys = channels === 'all' ? [] : Array.isArray(channels) ? channels : channels.except
  for (const key of keys) form.append('channels', key)
  if (rule.type === 'cap') fillCap(form, rule)
  else if (rule.type === 'quiet') fillQuiet(form, rule)
  else {
    fillTime(form, 'from', rule.from, zone)
    fillTime(form, 'to', rule.to, zone)
  }
  return form
}

function fillCap(form: URLSearchParams, { limit, window, across, threads }: Extract<RuleInput, { type: 'cap' }>): void {
  form.set('limit', String(limit))
  form.set('across', across)
  form.set('threads', threads)
  if ('calendar' in window) {
    form.set('windowUnit', window.calendar)
    return
  }
  const millis = durationMillis(window.rolling) ?? 0
  const [unit, size] = unitSizes.find(
    ([name, length]) => millis % length === 0 && (name !== 'days' || millis > length),
  )!
  form.set('windowUnit', unit)
  form.set('windowAmount', String(millis / size))
}

function fillQuiet(form: URLSearchParams, { start, end, days }: Extract<RuleInput, { type: 'quiet' }>): void {
  form.set('start', start)
  form.set('end', end === '24:00' ? '00:00' : end)
  if (start === '00:00' && end === '24:00') form.set('wholeDay', 'yes')
  for (const day of days) form.append('days', String(day))
}

function fillTime(form: URLSearchParams, name: 'from' | 'to', instant: Instant, zone: string): void {
  const { wall, offset } = readWall(zone, toMillis(instant))
  form.set(name, wall)
  form.set(whichName(name), offset)
}

/** The value of the field that keeps the audience which the rule has copied. */
export const KEPT = 'kept'

/** Parses a posted form with the API's schema. The area must already be a code, and the audience a copy. */
export function readRuleForm(
  type: RuleType,
  form: URLSearchParams,
  audience: RuleAudience | null,
): { ok: true; definition: RuleInput } | { ok: false; errors: FieldErrors } {
  const parsed = ruleInput.safeParse(fieldsOf(type, form, audience))
  return parsed.success
    ? { ok: true, definition: parsed.data }
    : { ok: false, errors: inFormWords(form, fieldErrors(parsed.error)) }
}

function fieldsOf(type: RuleType, form: URLSearchParams, audience: RuleAudience | null): Record<string, unknown> {
  const text = (name: string) => form.get(name)?.trim() ?? ''
  const common = {
    type,
    name: text('name'),
    area: text('area') === '' ? null : text('area'),
    audience,
    kinds: form.getAll('kinds'),
    channels: channelsOf(form),
    exemptFrom: text('exemptFrom') === '' ? null : text('exemptFrom'),
    enforcement: text('enforcement'),
  }
  if (type === 'cap') {
    const limit = text('limit') === '' ? undefined : Number(text('limit'))
    return { ...common, limit, window: windowOf(form), across: text('across'), threads: text('threads') }
  }
  if (type === 'quiet') {
    const wholeDay = form.has('wholeDay')
    const days = form.getAll('days').map(Number)
    return { ...common, start: wholeDay ? '00:00' : text('start'), end: wholeDay ? '24:00' : text('end'), days }
  }
  return { ...common, from: timeOf(form, 'from'), to: timeOf(form, 'to') }
}

function channelsOf(form: URLSearchParams): unknown {
  const keys = form.getAll('channels')
  const scope = form.get('channelScope')
  if (scope === 'only') return keys
  return scope === 'except' ? { except: keys } : 'all'
}

function windowOf(form: URLSearchParams): unknown {
  const unit = windowUnits.find((name) => name === form.get('windowUnit')) ?? 'hours'
  const rolling = elapsed[unit]
  return rolling ? { rolling: rolling(form.get('windowAmount')?.trim() ?? '') } : { calendar: unit }
}

function timeOf(form: URLSearchParams, name: 'from' | 'to'): unknown {
  const wall = form.get(name) ?? ''
  const zone = form.get('zone') ?? ''
  const { chosen } = whichOf(form, name)
  return chosen ? { wall, zone, offset: chosen.offset } : { wall, zone }
}

/** The two readings of a time that comes twice. An offset that was chosen for a different time no longer applies. */
export function whichOf(
  form: URLSearchParams,
  name: string,
): { readings: WallReading[]; chosen: WallReading | undefined } {
  const readings = repeatedReadings({ wall: form.get(name) ?? '', zone: form.get('zone') ?? '' })
  return { readings, chosen: readings.find(({ offset }) => offset === form.get(whichName(name))) }
}

/** Rewrites the API's errors for fields that the form splits or words differently. */
function inFormWords(form: URLSearchParams, errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]): [string, string] => {
      const field = path.split('.')[0]!
      if (field === 'window' && !/^\d+$/.test(form.get('windowAmount')?.trim() ?? '')) {
        return ['windowAmount', 'Enter the length of the window as a whole number.']
      }
      if (field === 'window') return ['windowAmount', message]
      if (field === 'channels') return ['channels', 'Choose at least one channel.']
      if (path === 'end' && /cannot start and end at the same time/.test(message)) {
        return ['end', 'Quiet hours cannot start and end at the same time. For the whole day, choose “All day”.']
      }
      const { readings, chosen } = whichOf(form, field)
      if (readings.length > 0 && !chosen) return [whichName(field), whichMissing(readings, form.get('zone') ?? '')]
      return [field, message]
    }),
  )
}
