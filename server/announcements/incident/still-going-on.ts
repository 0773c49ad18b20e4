import type { IncidentChange } from '../../incidents/schema.ts'
import { fromMillis, type Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { whichField, whichMissing, whichName } from '../../platform/pages/which-time.ts'
import { isInRange, outOfRange } from '../../platform/time/planned-years.ts'
import { repeatedReadings, resolveWallTime } from '../../platform/time/wall-time.ts'
import { zoneInWords } from '../../platform/time-words.ts'

const times = [
  { name: 'expectedEnd', label: 'New expected end' },
  { name: 'nextUpdateBy', label: 'Next update by' },
] as const

/** In which zone times are entered, and what time it is. */
interface Here {
  zone: string
  now: Instant
}

interface Answer {
  patch: IncidentChange
  errors: FieldErrors
}

/** What the answer "Still going on" changes: at least one time, and only to come. */
export function readStillGoingOn(form: URLSearchParams, here: Here): Answer {
  const errors: FieldErrors = {}
  const patch: IncidentChange = {}
  for (const { name } of times) {
    const read = readTime(form, name, here)
    if (typeof read === 'object' && read !== null) patch[name] = read.at
    else if (read !== null) errors[read === AMBIGUOUS ? whichName(name) : name] = messageOf(read, form, name, here)
  }
  if (Object.keys(patch).length === 0 && Object.keys(errors).length === 0)
    errors['expectedEnd'] = 'Enter when it should end, or when the next update comes.'
  return { patch: patch.expectedEnd ? { ...patch, confidence: 'estimated' } : patch, errors }
}

const AMBIGUOUS = 'ambiguous'

/** Null when it was left empty; otherwise the instant, or why it cannot be one. */
function readTime(form: URLSearchParams, name: string, { zone, now }: Here): { at: Instant } | string | null {
  const wall = wallIn(form, name)
  if (wall === '') return null
  const isRepeated = repeatedReadings({ wall, zone }).length > 0
  const read = resolveWallTime({ wall, zone, offset: isRepeated ? form.get(whichName(name)) || undefined : undefined })
  if (!read.ok) return isRepeated ? AMBIGUOUS : read.message
  if (!isInRange(read.at)) return outOfRange
  const at = fromMillis(read.at)
  return at <= now ? 'That time has passed. Choose a later one.' : { at }
}

function messageOf(problem: string, form: URLSearchParams, name: string, { zone }: Here): string {
  return problem === AMBIGUOUS ? whichMissing(repeatedReadings({ wall: wallIn(form, name), zone }), zone) : problem
}

/** Its fields, with what was entered before. */
export function stillGoingOnFields(form: URLSearchParams, errors: FieldErrors, { zone, now }: Here): Field[] {
  return times.flatMap(({ name, label }): Field[] => {
    const value = wallIn(form, name)
    const readings = value === '' ? [] : repeatedReadings({ wall: value, zone })
    const chosen = form.get(whichName(name)) ?? ''
    return [
      {
        ...{ name, label, value, control: 'datetime-local', width: 'narrow', error: errors[name] },
        hint: `In ${zoneInWords(zone, now)}.`,
      },
      ...(readings.length === 0
        ? []
        : [{ ...whichField({ name, label }, { readings, zone, chosen }), error: errors[whichName(name)] }]),
    ]
  })
}

function wallIn(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim()
}
