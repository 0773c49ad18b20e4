import { DateTime, type DurationLike } from 'luxon'
import type { Clock } from '../../server/platform/clock.ts'

export interface TestClock {
  now: Clock
  set(iso: string): void
  pass(duration: DurationLike): void
}

/** A clock that stands still until a test moves it. */
export function testClock(start = '2026-06-10T14:00:00.000Z'): TestClock {
  let time = DateTime.fromISO(start, { zone: 'utc' })
  return {
    now: () => time,
    set: (iso) => {
      time = DateTime.fromISO(iso, { zone: 'utc' })
    },
    pass: (duration) => {
      time = time.plus(duration)
    },
  }
}
