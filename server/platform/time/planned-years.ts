import { toMillis } from '../clock.ts'
import { DAY } from '../time-units.ts'

/**
 * The years that Hark plans in. Every instant that comes in is within them in UTC, so that instants sort as text and
 * both databases take them.
 */
const earliest = toMillis('2000-01-01T00:00:00.000Z')
export const endOfRange = toMillis('2100-01-01T00:00:00.000Z')

export const outOfRange = 'Choose a time between the years 2000 and 2100.'

export function isInRange(millis: number): boolean {
  return millis >= earliest && millis < endOfRange
}

/** Whether a local time, in milliseconds as if it were UTC, is in these years in any zone. */
export function isInRangeSomewhere(local: number): boolean {
  return local >= earliest - DAY && local < endOfRange + DAY
}
