import { formatDuration } from '../../platform/format.ts'
import { dateInWords, monthInWords } from '../../platform/time-words.ts'
import type { Cap } from '../model/rule-schema.ts'
import { durationMillis } from '../time/duration.ts'

/**
 * The window and the limit, as the end of a sentence about posts: "within 24 hours; the limit is 3." or
 * "on Thursday, December 3; the limit is 1 a day." `from` is the window's begin in milliseconds.
 */
export function windowAndLimitInWords({ window, limit }: Cap, from: number, zone: string): string {
  if ('rolling' in window) return `within ${formatDuration(durationMillis(window.rolling)!)}; the limit is ${limit}.`
  const when = {
    day: `on ${dateInWords(from, zone)}`,
    week: `in the week from ${dateInWords(from, zone)}`,
    month: `in ${monthInWords(from, zone)}`,
  }[window.calendar]
  return `${when}; the limit is ${limit} a ${window.calendar}.`
}
