import type { Message } from '../../../server/planning/model/message.ts'
import type { Rule } from '../../../server/planning/model/rule-schema.ts'
import type { Places } from '../../../server/planning/model/world.ts'
import type { Question } from '../question.ts'

/** What a capable team would write with a database instead of the engine. */
export interface Baseline {
  name: string
  /** In how many places each rule that is broken is broken. */
  verdict(question: Question): Answer | Promise<Answer>
  close(): void | Promise<void>
}

export type Answer = ReadonlyMap<string, number>

/** What the tables are filled with. Each audience of the sample is one area, so its places are one interval. */
export interface Stock {
  places: Places
  rules: readonly Rule[]
  messages: Iterable<Message>
  /** The stretch of time that the plan covers. */
  from: number
  to: number
}
