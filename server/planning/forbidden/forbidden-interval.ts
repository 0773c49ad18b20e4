import type { Intervals } from '../../areas/intervals.ts'
import type { Message } from '../model/message.ts'
import type { FindingType, Stretch } from '../model/report.ts'
import type { Rule } from '../model/rule-schema.ts'
import type { Hold } from '../model/world.ts'

/** A rule or a hold on one of the candidate's channels; channel null when the rule counts all of them together. */
export interface Cause {
  id: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  channel: string | null
  source: Rule | Hold
}

/** A stretch of time at which the candidate may not go out, and why. */
export interface Ban extends Stretch {
  cause: Cause
  places: Intervals
  blame: Blame | null
}

/** The messages (from index `first` up to `end` of the evidence) that together with the candidate are too many. */
export interface Blame {
  evidence: Evidence
  first: number
  end: number
}

/** What places have got, or will. All bans of a segment share one. */
export interface Evidence {
  /** Every message that counts there, by time. */
  messages: readonly Message[]
  /** When the candidate's own messages come there, relative to its time. */
  offsets: readonly number[]
  zone: string
}

export type ReportBan = (ban: Ban) => void

export interface Reporting {
  /** `places`: every ban with its places and whom to blame. `times`: only what tells when something is forbidden. */
  detail: 'places' | 'times'
  report: ReportBan
  /** Asked between the rules: whether nothing more need be reported. */
  isEnough?(): boolean
}
