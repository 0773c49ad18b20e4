import type { Stretch } from '../model/report.ts'
import type { Hold } from '../model/world.ts'
import { DAY } from '../time/duration.ts'

/**
 * A hold lasts to the incident's expected end. Where no end is known, or it has passed and the incident is still open,
 * it lasts until 24 hours after the moment of checking.
 */
export function holdStretch({ begin, expectedEnd, open }: Hold, now: number): Stretch {
  const unknown = expectedEnd === null || (open && expectedEnd <= now)
  return { from: begin, to: unknown ? now + DAY : expectedEnd }
}

/** What a hold is called where a rule would be. */
export function idOfHold({ incident }: Hold): string {
  return `hold:${incident}`
}
