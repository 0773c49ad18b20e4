import { DAY } from '../../platform/time-units.ts'
import type { TimeRange } from '../model/report.ts'
import type { Hold } from '../model/world.ts'

/**
 * A hold lasts until the incident's expected end. If no end is known, or it has passed and the incident is still open,
 * the hold lasts until 24 hours from now (docs/scheduling-rules.md#hold).
 */
export function holdRange({ begin, expectedEnd, open }: Hold, now: number): TimeRange {
  const unknown = expectedEnd === null || (open && expectedEnd <= now)
  return { from: begin, to: unknown ? now + DAY : expectedEnd }
}

/** Identifies a hold where a rule id is expected. */
export function idOfHold({ incident }: Pick<Hold, 'incident'>): string {
  return `hold:${incident}`
}
