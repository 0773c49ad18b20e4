import { type At, isLocal, isMoment } from '../../calendar/time-input.ts'
import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { whichMissing, whichName } from '../../platform/pages/which-time.ts'
import type { Moment } from '../../platform/time/instant-input.ts'
import { isInRange, outOfRange } from '../../platform/time/planned-years.ts'
import {
  isSameWall,
  readWall,
  repeatedReadings,
  resolveWallTime,
  type WallReading,
} from '../../platform/time/wall-time.ts'
import type { Content } from '../announcement.ts'
import { type ComposerForm, formOfContent } from './composer-form.ts'
import { type EnteredOwnTime, INCOMPLETE } from './entered-times.ts'

/** The times of the composer's form. A time that cannot be read is null and has an error. */
export interface ReadTimes {
  at: At
  atByChannel: Content['atByChannel']
  publishBy: Instant | null
  began: Instant | null
  expectedEnd: Instant | null
  nextUpdateBy: Instant | null
  errors: FieldErrors
  /** By field, the two readings of each local time that occurs twice. */
  repeated: Record<string, readonly WallReading[]>
}

/** What is missing when the day or the time is entered alone, by the field that is empty. */
export const halfTimes = { date: 'Choose a day too.', time: 'Enter a time too.' } as const

/** What keeps a form from being sent, and a draft may leave open: it was said that there is a time, and not which. */
export function missingTime({ when, date, time }: ComposerForm): FieldErrors {
  const isSet = when === 'time' || when === 'local'
  return isSet && date === '' && time === '' ? { date: 'Choose a day and time.' } : {}
}

type OwnTime = Content['atByChannel'][string]

/**
 * Reads what was entered as local time in the chosen zone. A time that was not edited stays as it is stored: a script
 * may have set it to the millisecond, or in another zone.
 */
export function readTimes(form: ComposerForm, stored: Content | null, organisationZone: string): ReadTimes {
  const { zone, offsets } = form
  const before = stored && formOfContent(stored, form.revision, organisationZone)
  const errors: FieldErrors = {}
  const repeated: Record<string, readonly WallReading[]> = {}

  function instantOf(wall: string, field: string): Instant | null {
    if (isIncomplete(wall, field)) return null
    const readings = repeatedReadings({ wall, zone })
    if (readings.length > 0) repeated[field] = readings
    const read = resolveWallTime({ wall, zone, offset: readings.length > 0 ? offsets[field] : undefined })
    if (read.ok && isInRange(read.at)) return fromMillis(read.at)
    if (read.ok) errors[field] = outOfRange
    else if (readings.length > 0) errors[whichName(field)] = whichMissing(readings, zone)
    else errors[field] = read.message
    return null
  }

  function isIncomplete(wall: string, field: string): boolean {
    const isHalf = wall.includes(INCOMPLETE)
    if (isHalf) errors[field] = 'This time is not complete. Enter the day and the time, or clear both.'
    return isHalf
  }

  /** The wall time is read back from the instant, so that it is stored as the clock will show it. */
  function momentOf(wall: string, field: string): Moment | null {
    const at = instantOf(wall, field)
    return at === null ? null : { at, wall: readWall(zone, toMillis(at)).wall, zone }
  }

  /**
   * Read in UTC, where every wall time exists. Each reader's zone decides the instant later. It is stored as a clock shows
   * it, because a browser that asks for plain text lets people write what the API does not take.
   */
  function localOf(local: string, field: string): { local: string } | null {
    if (isIncomplete(local, field)) return null
    const read = resolveWallTime({ wall: local, zone: 'UTC' })
    if (read.ok && isInRange(read.at)) return { local: readWall('UTC', read.at).wall }
    errors[field] = read.ok ? outOfRange : read.message
    return null
  }

  function isUntouched(wall: string, field: string, was: Instant): boolean {
    const isSameOffset = (before?.offsets[field] ?? '') === (offsets[field] ?? '')
    return before?.zone === zone && isSameOffset && isSameWall(wall, readWall(zone, toMillis(was)).wall)
  }

  function optional(field: 'publishBy' | 'began' | 'expectedEnd' | 'nextUpdateBy'): Instant | null {
    if (form[field] === '') return null
    const was = stored?.[field]
    const read = instantOf(form[field], field)
    return was && isUntouched(form[field], field, was) ? was : read
  }

  function timeOf({ when, wall }: EnteredOwnTime, field: string, was: At | undefined): OwnTime | null {
    if (when === 'local') {
      const read = localOf(wall, field)
      return was && isLocal(was) && isSameWall(wall, was.local) ? was : read
    }
    const read = momentOf(wall, field)
    return was && isMoment(was) && isUntouched(wall, field, was.at) ? was : read
  }

  function readAt(): At {
    const { when, date, time } = form
    if (when === 'approval') return 'approval'
    if (when === 'none' || (date === '' && time === '')) return null
    if (date === '') errors['date'] = halfTimes.date
    else if (time === '') errors['time'] = halfTimes.time
    else return timeOf({ when, wall: `${date}T${time}` }, 'time', stored?.at)
    return null
  }

  function readOthers(): Content['atByChannel'] {
    const read = Object.entries(form.times).flatMap(([channel, own]) => {
      const at = timeOf(own, `at:${channel}`, stored?.atByChannel[channel])
      return at === null ? [] : [[channel, at] as const]
    })
    return Object.fromEntries(read)
  }

  return {
    at: readAt(),
    atByChannel: readOthers(),
    publishBy: optional('publishBy'),
    began: optional('began'),
    expectedEnd: optional('expectedEnd'),
    nextUpdateBy: optional('nextUpdateBy'),
    errors,
    repeated,
  }
}
