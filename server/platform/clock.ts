import { DateTime } from 'luxon'

/** An instant as it is stored and sent: RFC 3339 in UTC with milliseconds, `2026-12-01T17:00:00.000Z`. */
export type Instant = string

/** Tests pass a clock that they can move. */
export type Clock = () => DateTime

export const systemClock: Clock = () => DateTime.utc()

export function toInstant(time: DateTime): Instant {
  return time.toUTC().toISO({ precision: 'milliseconds' })!
}

export function fromInstant(instant: Instant): DateTime {
  return DateTime.fromISO(instant, { zone: 'utc' })
}

/** Milliseconds since 1970, the unit of the planning engine. */
export function toMillis(instant: Instant): number {
  return Date.parse(instant)
}

export function fromMillis(millis: number): Instant {
  return new Date(millis).toISOString()
}

export function later(instant: Instant, millis: number): Instant {
  return fromMillis(toMillis(instant) + millis)
}
