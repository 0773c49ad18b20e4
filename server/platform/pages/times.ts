import type { Instant } from '../clock.ts'
import { timestampInWords } from '../time-words.ts'
import type { Time } from './shared-props.ts'

/** A time as pages show it in records: "Jun 10, 2026, 9:00 am CDT". */
export function timeIn(instant: Instant, zone: string): Time {
  return { iso: instant, label: timestampInWords(instant, zone) }
}
