import { DAY, HOUR, MINUTE, SECOND } from '../../platform/time-units.ts'

const units = [7 * DAY, DAY, HOUR, MINUTE, SECOND]

/**
 * The milliseconds of an ISO 8601 duration, as elapsed time: P7D is 168 hours, even across a clock change. Null when it
 * is not a duration, or uses months or years, which have no fixed length.
 */
export function durationMillis(duration: string): number | null {
  const parts = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
    duration,
  )
  if (!parts || duration === 'P') return null
  return units.reduce((total, unit, index) => total + Number(parts[index + 1] ?? 0) * unit, 0)
}
