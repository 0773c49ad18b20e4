/** Milliseconds of elapsed time. A local day is longer or shorter than DAY when the clocks change. */
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
