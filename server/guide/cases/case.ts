import type { Candidate, Message } from '../../planning/model/message.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import type { Aimed } from './country.ts'

/** A worked case (docs/scheduling-rules.md#worked-cases): what is given, and what the engine is asked about it. */
export interface WorkedCase {
  number: number
  title: string
  /** What it shows, in a sentence or two. */
  text: string
  scenes: readonly Scene[]
  facts: readonly Fact[]
  /** What it shows hangs on what is stored, so that the page can only tell it. */
  told: boolean
}

/** Rules, a plan, and what somebody would like to book. With nothing to book, it is the plan that is judged. */
export interface Scene {
  /** "With the cap on all channels together"; null when there is only one scene. */
  title: string | null
  rules: readonly Rule[]
  posts: readonly Post[]
  trials: readonly Trial[]
  /** The places of which the picture has a row each. */
  rows: readonly Aimed[]
  /** Whose clock everything is told by. */
  zone: string
  now: number
}

/** What is on the plan already. */
export type Post = Omit<Message, 'id' | 'announcement' | 'committed'> & { where: string; announcement: string | null }

export interface Trial {
  /** "A post", "An update", "A critical post". */
  what: string
  where: string
  candidate: Candidate
}

/** An answer that is not about one time: how many places, which clock, what moves. */
export interface Fact {
  asks: string
  /** "Allowed", "10 hours". */
  word: string
  tone: 'good' | 'bad' | 'plain'
  says: string
}
