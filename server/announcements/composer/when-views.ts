import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { WallReading } from '../../platform/time/wall-time.ts'
import { cityOfZone, clockInWords, momentInWords, zoneInWords } from '../../platform/time-words.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ComposerForm, TimeChoice } from './composer-form.ts'
import type { TimeHelp, WhenFields } from './composer-props.ts'

const words: readonly [TimeChoice, string][] = [
  ['approval', 'As soon as approved'],
  ['time', 'At a time'],
  ['local', 'At one local time everywhere'],
  ['none', 'No time yet'],
]

export function whenFields({ tree, calendar }: Assessment, form: ComposerForm, errors: FieldErrors): WhenFields {
  const withError = (field: Field): Field => {
    const error = errors[field.name]
    return error === undefined ? field : { ...field, error }
  }
  return {
    note: zoneInWords(form.zone),
    choices: words.map(([value, label]) => ({ value, label, chosen: value === form.when })),
    date: withError({ name: 'date', label: 'Day', value: form.date, control: 'date' }),
    time: withError({ name: 'time', label: 'Time', value: form.time, control: 'time' }),
    zone: withError({
      name: 'zone',
      label: 'Time zone',
      value: form.zone,
      control: 'select',
      options: zoneOptions(tree.zones, form.zone),
    }),
    others: calendar.channels
      .filter(({ key, enabled }) => enabled || form.times[key] !== undefined)
      .map(({ key, name }) =>
        withError({ name: `at:${key}`, label: name, value: form.times[key] ?? '', control: 'datetime-local' }),
      ),
    publishBy: withError({
      name: 'publishBy',
      label: 'Publish by, or not at all',
      value: form.publishBy,
      control: 'datetime-local',
    }),
    nextUpdateBy:
      form.kind === 'service'
        ? withError({
            name: 'nextUpdateBy',
            label: 'Next update promised by',
            value: form.nextUpdateBy,
            control: 'datetime-local',
          })
        : null,
  }
}

export function timeHelp(
  { report, candidate, now }: Assessment,
  form: ComposerForm,
  {
    ambiguousReadings,
    problem,
    action,
  }: { ambiguousReadings: readonly WallReading[]; problem: string | null; action: string },
): TimeHelp {
  const at = timeOf(candidate)
  const free = report.nextFree
  const useful = candidate.parts.length > 0 && free !== null && (at === null || report.verdict === 'blocked')
  return {
    action,
    problem,
    offsets: ambiguousReadings.map(({ at: instant, offset }) => ({
      value: offset,
      label: `${clockInWords(instant, form.zone)}, UTC${offset}`,
      chosen: offset === form.offset,
    })),
    nextFree: useful
      ? { value: `at:${fromMillis(free)}`, label: `Next free: ${momentInWords(free, form.zone, now)}` }
      : null,
  }
}

/** "Pacific time (Los Angeles)" */
export function zoneOptions(zones: readonly string[], chosen: string): { value: string; label: string }[] {
  return [...new Set([...zones, chosen])]
    .map((zone) => ({ value: zone, label: `${zoneInWords(zone)} (${cityOfZone(zone)})` }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
