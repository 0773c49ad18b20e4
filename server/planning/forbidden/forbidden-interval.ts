import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { FindingType, TimeRange } from '../model/report.ts'
import type { Rule } from '../model/rule-schema.ts'
import type { Timing } from '../model/timing.ts'
import type { Hold, World } from '../model/world.ts'

/** Asks when the candidate may go out, for every instant t of the horizon at once. */
export interface Question {
  world: World
  candidate: Candidate
  timing: Timing
  horizon: TimeRange
}

/**
 * A rule or hold as it applies to one of the candidate's channels; `channel` is null when a cap counts all of them
 * together.
 */
export interface Constraint {
  id: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  channel: string | null
  source: Rule | Hold
}

/** A range of t in which a constraint forbids the candidate, and the places where it does. */
export interface ForbiddenInterval extends TimeRange {
  constraint: Constraint
  places: Intervals
  /** Null when no other message is the cause, as with quiet hours. */
  cause: Cause | null
}

/** The messages that are too many together with the candidate: [first, end) of `placeMessages.messages`. */
export interface Cause {
  placeMessages: PlaceMessages
  first: number
  end: number
}

/** What counts at the places of one segment. All forbidden intervals of the segment share it. */
export interface PlaceMessages {
  /** In calendar order. */
  messages: readonly Message[]
  /** When the candidate's own messages go out, in milliseconds after t. */
  offsets: readonly number[]
  zone: string
}

export type ReportInterval = (interval: ForbiddenInterval) => void

export interface Reporting {
  /** `places`: every interval, with its places and causes. `times`: only enough of them to know the forbidden times. */
  detail: 'places' | 'times'
  report: ReportInterval
  /** Checked between rules; true ends the evaluation early. */
  isEnough?(): boolean
}

export const allTime: TimeRange = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
