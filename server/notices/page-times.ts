import type { Instant } from '../platform/clock.ts'
import type { Time } from '../platform/pages/shared-props.ts'
import { dateAndTimeInWords } from '../platform/time-words.ts'

/** Formats times in one zone. Always with the date, never "today": a page may be read long after it was rendered. */
export type FormatTime = (instant: Instant) => Time

/** "Wed, Jun 10, 9:00 am CDT"; with the year unless it is the current one. */
export function timeFormatter(zone: string, now: Instant): FormatTime {
  return (instant) => ({ iso: instant, label: dateAndTimeInWords(instant, zone, now) })
}
