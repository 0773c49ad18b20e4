import type { Candidate, Message } from '../../planning/model/message.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import type { Aimed } from './country.ts'

/** A worked case (docs/scheduling-rules.md#worked-cases): what is given, and what the engine is asked about it. */
export interface WorkedCase {
  number: number
  title: string
  /** One or two sentences on what it shows. */
  text: string
  scenes: readonly Scene[]
  facts: readonly Fact[]
  /** True if the case depends on stored data, so that its answers are written text instead of computed. */
  inWordsOnly: boolean
}

/** Rules, a plan, and trials. Without trials, the plan itself is judged. */
export interface Scene {
  /** "With the cap on all channels together"; null when there is only one scene. */
  title: string | null
  rules: readonly Rule[]
  posts: readonly CasePost[]
  trials: readonly Trial[]
  /** One row of the picture for each. */
  rows: readonly Aimed[]
  /** The time zone in which the scene shows times. */
  zone: string
  now: number
}

/** A post that is already on the plan. */
export type CasePost = Omit<Message, 'id' | 'announcement' | 'committed'> & {
  where: string
  announcement: string | null
}

export interface Trial {
  /** "A post", "An update", "A critical post". */
  what: string
  where: string
  candidate: Candidate
}

/** An answer that is not about one time, such as how many places or which posts move. */
export interface Fact {
  asks: string
  /** "Allowed", "10 hours". */
  word: string
  tone: 'good' | 'bad' | 'plain'
  says: string
}
