import type { Message } from '../../../server/planning/model/message.ts'
import type { Rule } from '../../../server/planning/model/rule-schema.ts'
import type { Places } from '../../../server/planning/model/world.ts'
import type { Question } from '../question.ts'

/** What a capable team would write in SQL instead of the engine. */
export interface Baseline {
  name: string
  /** The number of places where each broken rule is broken. */
  verdict(question: Question): Answer | Promise<Answer>
  close(): void | Promise<void>
}

export type Answer = ReadonlyMap<string, number>

/** The contents of the tables. Each audience of the sample is one area, so its places are one interval. */
export interface Stock {
  places: Places
  rules: readonly Rule[]
  messages: Iterable<Message>
  /** The time range of the plan, in milliseconds. */
  from: number
  to: number
}
