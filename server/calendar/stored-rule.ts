import type { RuleInput } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'

/** A rule as it is kept. A switched-off one is there to be seen and switched on again; nothing checks it. */
export interface StoredRule {
  id: string
  definition: RuleInput
  createdAt: Instant
  updatedAt: Instant
  switchedOffAt: Instant | null
  revision: number
}
