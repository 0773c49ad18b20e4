import { DateTime } from 'luxon'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { HOUR } from '../../platform/time-units.ts'

/** A receiver may ask for a pause, but not put messages off until they are old news. */
const longestWaitMillis = HOUR

/**
 * The milliseconds that a Retry-After header (RFC 9110, section 10.2.3) asks to wait: a number of seconds or a date. 0 if
 * there is none, or nothing that can be read.
 */
export function readRetryAfter(header: string | undefined, now: Instant): number {
  if (header === undefined || header.length > 50) return 0
  const millis = /^\d+$/.test(header) ? Number(header) * 1000 : DateTime.fromHTTP(header).toMillis() - toMillis(now)
  return Number.isNaN(millis) ? 0 : Math.min(Math.max(millis, 0), longestWaitMillis)
}
