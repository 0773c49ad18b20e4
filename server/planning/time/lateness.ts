import { MINUTE } from '../../platform/time-units.ts'

export type Lateness = 'on_time' | 'late' | 'missed'

const grace = 5 * MINUTE

/**
 * Up to five minutes late counts as on time. After that, the rules are checked again at the actual time. Past its
 * publish-by time, a post is not sent at all (docs/scheduling-rules.md#due-time).
 */
export function judgeLateness(plannedAt: number, now: number, publishBy: number | null): Lateness {
  if (publishBy !== null && now > publishBy) return 'missed'
  return now - plannedAt <= grace ? 'on_time' : 'late'
}
