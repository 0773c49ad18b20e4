import type { At } from '../../calendar/time-input.ts'
import { fromMillis, type Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { isInRange, outOfRange } from '../../platform/time/planned-years.ts'
import { readWall, resolveWallTime, type WallReading } from '../../platform/time/wall-time.ts'
import type { Content } from '../announcement.ts'
import { type ComposerForm, formOfContent } from './composer-form.ts'

/** The times of the composer's form. A time that cannot be read is null and has an error. */
export interface ReadTimes {
  at: At
  atByChannel: Content['atByChannel']
  publishBy: Instant | null
  nextUpdateBy: Instant | null
  errors: FieldErrors
  /** The two readings of a local time that occurs twice. */
  ambiguousReadings: WallReading[]
}

/**
 * Reads what was entered as local time in the chosen zone. A time that was not edited keeps its stored instant, which a
 * script may have set to the millisecond.
 */
export function readTimes(form: ComposerForm, stored: Content | null, organisationZone: string): ReadTimes {
  const before = stored && formOfContent(stored, form.revision, organisationZone)
  const untouched = (...fields: (keyof ComposerForm)[]) =>
    before !== null && fields.every((field) => before[field] === form[field])
  const errors: FieldErrors = {}
  const ambiguousReadings: WallReading[] = []

  function instantOf(wall: string, field: string): Instant | null {
    const { zone, offset } = form
    const read = resolveWallTime({ wall, zone })
    if (read.ok && isInRange(read.at)) return fromMillis(read.at)
    if (read.ok) {
      errors[field] = outOfRange
      return null
    }
    if (read.reason === 'ambiguous') {
      if (ambiguousReadings.length === 0) ambiguousReadings.push(...read.choices)
      const chosen = read.choices.find((choice) => choice.offset === offset)
      if (chosen) return fromMillis(chosen.at)
    }
    errors[field] = read.message
    return null
  }

  function optional(field: 'publishBy' | 'nextUpdateBy'): Instant | null {
    const read = form[field] === '' ? null : instantOf(form[field], field)
    return untouched(field, 'zone', 'offset') ? stored![field] : read
  }

  function readAt(): At {
    const { when } = form
    if (when === 'approval') return 'approval'
    if (when === 'none') return null
    const read = readEntered()
    return untouched('when', 'date', 'time', 'zone', 'offset') ? stored!.at : read
  }

  function readEntered(): At {
    const { when, date, time } = form
    if (date === '' && time === '') return null
    if (date === '') errors['date'] = 'Choose the day too.'
    else if (time === '') errors['time'] = 'Enter the time of day too.'
    else if (when === 'local') return localAt(`${date}T${time}`)
    else return momentAt(`${date}T${time}`, 'time')
    return null
  }

  /** The wall time is read back from the instant, so that it is stored as the clock will show it. */
  function momentAt(wall: string, field: string): Moment | null {
    const at = instantOf(wall, field)
    return at === null ? null : { at, wall: readWall(form.zone, Date.parse(at)).wall, zone: form.zone }
  }

  function readOthers(): Content['atByChannel'] {
    const others: Content['atByChannel'] = {}
    for (const [channel, wall] of Object.entries(form.times)) {
      const unchanged =
        before?.times[channel] === wall && untouched('zone', 'offset') ? stored!.atByChannel[channel] : null
      const at = unchanged ?? momentAt(wall, `at:${channel}`)
      if (at) others[channel] = at
    }
    return others
  }

  /** Read in UTC, where every wall time exists. Each reader's zone decides the instant later. */
  function localAt(local: string): At {
    const read = resolveWallTime({ wall: local, zone: 'UTC' })
    if (read.ok && isInRange(read.at)) return { local }
    errors['time'] = read.ok ? outOfRange : read.message
    return null
  }

  return {
    at: readAt(),
    atByChannel: readOthers(),
    publishBy: optional('publishBy'),
    nextUpdateBy: optional('nextUpdateBy'),
    errors,
    ambiguousReadings,
  }
}
