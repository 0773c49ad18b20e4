import type { Intervals } from '../../areas/tree/intervals.ts'

export type Verdict = 'clear' | 'warning' | 'blocked'
export type FindingType = 'cap' | 'quiet' | 'blackout' | 'hold'

/** What the rules find at a candidate's times. */
export interface Judgment {
  verdict: Verdict
  findings: readonly Finding[]
}

/** The result of `check`. Instants are milliseconds since 1970. */
export interface Report extends Judgment {
  /**
   * The candidate's own time when nothing blocks it and it is still ahead. Otherwise the first whole minute after it that
   * is, within 92 days, or null. It is for a candidate that keeps the distances between its parts.
   */
  nextFree: number | null
}

/** One rule or hold that the candidate would break, on one channel. */
export interface Finding {
  /** The rule's id; `hold:<incident>` for a hold. */
  rule: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  /** Null when the rule counts all its channels together. */
  channel: string | null
  /** One sentence, shown to users. */
  message: string
  places: FoundPlaces
  /** Half-open. For a cap: the window that holds the most messages, at the place that gets the most. */
  window: { from: number; to: number }
  /** Messages in that window, including the candidate; null when nothing is counted. */
  count: number | null
  limit: number | null
  /** Announcements, in calendar order. */
  collidesWith: readonly string[]
  /** The window is not the candidate's own: others of its thread fill it when the candidate leaves its earlier times. */
  isOfThread?: boolean
}

export interface FoundPlaces {
  count: number
  intervals: Intervals
  zones: readonly string[]
}

/**
 * One suggestion of `remedies`. `at` is in milliseconds since 1970; `by` is how much later than the candidate that is.
 */
export type Remedy =
  | { type: 'reschedule'; at: number; by: number }
  | { type: 'leave_out_places'; channel: string | null; places: Intervals; count: number; people: number }
  | { type: 'leave_out_channel'; channel: string }
  /** `free` go out as planned, `channels` at `at`. */
  | { type: 'delay_channels'; channels: readonly string[]; free: readonly string[]; at: number }
  | { type: 'split_by_zone'; zones: readonly string[] }
  | { type: 'reschedule_others'; reschedules: readonly Reschedule[]; cost: number }

/** A booked post that gets another time. */
export interface Reschedule {
  announcement: string
  channel: string
  from: number
  to: number
}

/** Half-open: [from, to). */
export interface TimeRange {
  from: number
  to: number
}
export interface RuledTimeRange extends TimeRange {
  rules: readonly string[]
}

export interface FreeTimes {
  /** Together with `blocked`, it covers exactly the horizon. Both are sorted. */
  free: readonly TimeRange[]
  blocked: readonly RuledTimeRange[]
  /** The times when warn-only rules would warn, free or not. */
  warned: readonly RuledTimeRange[]
}
