import { MINUTE } from '../../platform/time-units.ts'

/** The first whole minute at or after `at` that is later than `now`, in milliseconds since 1970. */
export function wholeMinute(at: number, now: number): number {
  return Math.ceil(Math.max(at, now + 1) / MINUTE) * MINUTE
}
