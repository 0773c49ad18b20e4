const MINUTE = 60_000

/** The first whole minute at or after `at` that is still ahead of `now`; milliseconds since 1970. */
export function wholeMinute(at: number, now: number): number {
  return Math.ceil(Math.max(at, now + 1) / MINUTE) * MINUTE
}
