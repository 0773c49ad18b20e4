import type { Intervals } from '../../areas/intervals.ts'

export type Verdict = 'clear' | 'warning' | 'blocked'
export type FindingType = 'cap' | 'quiet' | 'blackout' | 'hold'

/** What `check` says. Instants are milliseconds since 1970. */
export interface Report {
  verdict: Verdict
  findings: readonly Finding[]
  /** The first allowed time at or after the candidate's own, within 92 days; its own when nothing blocks. */
  nextFree: number | null
}

/** One rule that the candidate would break, on one channel. */
export interface Finding {
  /** The rule's id; `hold:<incident>` for a hold. */
  rule: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  /** Null when the rule counts all its channels together. */
  channel: string | null
  /** One sentence for people. */
  message: string
  places: FoundPlaces
  /** Half-open. Of a cap: the window that holds most, at the place that gets most. */
  window: { from: number; to: number }
  /** Messages in that window, the candidate among them; null when nothing is counted. */
  count: number | null
  limit: number | null
  /** Announcements, in the order of the calendar. */
  collidesWith: readonly string[]
}

export interface FoundPlaces {
  count: number
  intervals: Intervals
  zones: readonly string[]
}

/** What would help, as `remedies` computes it. */
export type Remedy =
  | { type: 'move'; at: number; by: number }
  | { type: 'leave_out_places'; channel: string | null; places: Intervals; count: number; people: number }
  | { type: 'leave_out_channel'; channel: string }
  | { type: 'split_by_zone'; zones: readonly string[] }
  | { type: 'move_others'; moves: readonly Move[]; cost: number }

/** A post that makes room. */
export interface Move {
  announcement: string
  channel: string
  from: number
  to: number
}

/** Half-open stretches of time. */
export interface Stretch {
  from: number
  to: number
}
export interface RuledStretch extends Stretch {
  rules: readonly string[]
}

export interface FreeTimes {
  /** With `blocked`, in order, exactly the horizon. */
  free: readonly Stretch[]
  blocked: readonly RuledStretch[]
  /** Where rules that only warn would warn, free or not. */
  warned: readonly RuledStretch[]
}
