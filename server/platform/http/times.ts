import { fromInstant, type Instant } from '../clock.ts'
import type { Time } from './shared-views.ts'

/** A time to show, with its day and zone: "10 Jun 2026, 9:00 am CDT". */
export function timeIn(instant: Instant, zone: string): Time {
  const local = fromInstant(instant).setZone(zone).setLocale('en-US')
  return {
    iso: instant,
    label: `${local.toFormat('d LLL yyyy, h:mm')} ${local.toFormat('a').toLowerCase()} ${local.toFormat('ZZZZ')}`,
  }
}
