import { presentReport } from '../../calendar/check-api/report-output.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import { Invalid } from '../../platform/errors.ts'

/** Rethrows the error. A refusal by the rules gets the whole report, so that a script sees the next free time. */
export function withReport(error: unknown): never {
  if (!(error instanceof RefusedByRules)) throw error
  throw new Invalid(error.message, { check: presentReport(error.refusal) })
}
