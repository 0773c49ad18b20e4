import type { Intervals } from '../../areas/intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { FindingType, TimeRange } from '../model/report.ts'
import type { Rule } from '../model/rule-schema.ts'
import type { Timing } from '../model/timing.ts'
import type { Hold, World } from '../model/world.ts'

/** When may the candidate go out? Asked for every instant t of the horizon at once. */
export interface Question {
  world: World
  candidate: Candidate
  timing: Timing
  horizon: TimeRange
}

/** A rule or a hold as it applies to one of the candidate's channels; channel null when it counts all of them together. */
export interface Constraint {
  id: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  channel: string | null
  source: Rule | Hold
}

/** A range of t in which a constraint forbids the candidate, and where. */
export interface ForbiddenInterval extends TimeRange {
  constraint: Constraint
  places: Intervals
  /** Null when no other message is the cause, as with quiet hours. */
  cause: Cause | null
}

/** The messages that together with the candidate are too many: `first` up to `end` of those that count there. */
export interface Cause {
  placeMessages: PlaceMessages
  first: number
  end: number
}

/** What counts at some places that everything reaches alike. All forbidden intervals of one segment share it. */
export interface PlaceMessages {
  /** In calendar order. */
  messages: readonly Message[]
  /** When the candidate's own messages arrive there, relative to t, in milliseconds. */
  offsets: readonly number[]
  zone: string
}

export type ReportInterval = (interval: ForbiddenInterval) => void

export interface Reporting {
  /** `places`: every interval, with its places and causes. `times`: only what is needed to know the forbidden times. */
  detail: 'places' | 'times'
  report: ReportInterval
  /** Asked between rules: true when the caller has heard enough. */
  isEnough?(): boolean
}

export const allTime: TimeRange = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
