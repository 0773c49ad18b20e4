import type { At, Moment } from '../../calendar/time-input.ts'
import { readWall, resolveWallTime, type WallReading } from '../../planning/time/wall-time.ts'
import { fromMillis, type Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Content } from '../announcement.ts'
import { type ComposerForm, formOfContent } from './composer-form.ts'

/** The times of the composer's form, by field; what could not be read is null. */
export interface ReadTimes {
  at: At
  atByChannel: Content['atByChannel']
  publishBy: Instant | null
  nextUpdateBy: Instant | null
  errors: FieldErrors
  /** When a local time comes twice: which two there are. */
  ambiguousReadings: WallReading[]
}

/**
 * Reads what was typed as local time in the chosen zone. A time that was not touched stays the very instant that is
 * stored, which a script may have given to the millisecond.
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
    if (read.ok && isInOurTime(wall)) return fromMillis(read.at)
    if (read.ok) {
      errors[field] = outOfOurTime
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

  /** With the wall time as the clock will show it, without seconds where there are none. */
  function momentAt(wall: string, field: string): Moment | null {
    const at = instantOf(wall, field)
    return at === null ? null : { at, wall: readWall(form.zone, Date.parse(at)).wall, zone: form.zone }
  }

  function readOthers(): Content['atByChannel'] {
    const others: Content['atByChannel'] = {}
    for (const [channel, wall] of Object.entries(form.times)) {
      const known = before?.times[channel] === wall && untouched('zone', 'offset') ? stored!.atByChannel[channel] : null
      const at = known ?? momentAt(wall, `at:${channel}`)
      if (at) others[channel] = at
    }
    return others
  }

  /** Read in UTC, where every time exists: each reader's own clock decides later. */
  function localAt(local: string): At {
    const read = resolveWallTime({ wall: local, zone: 'UTC' })
    if (read.ok && isInOurTime(local)) return { local }
    errors['time'] = read.ok ? outOfOurTime : read.message
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

const outOfOurTime = 'Choose a time between the years 2000 and 2100.'

function isInOurTime(wall: string): boolean {
  return wall >= '2000' && wall < '2100'
}
