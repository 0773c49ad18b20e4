import type { RuleInput } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'

/** A rule as stored. A switched-off rule is not checked, but it is listed and can be switched on again. */
export interface StoredRule {
  id: string
  definition: RuleInput
  createdAt: Instant
  updatedAt: Instant
  switchedOffAt: Instant | null
  revision: number
}
