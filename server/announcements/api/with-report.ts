import { presentReport } from '../../calendar/check-api/report-output.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import { Invalid } from '../../platform/errors.ts'

/** A refusal by the rules is sent with the whole report, so that a script sees the nearest times that would be allowed. */
export function withReport({ areas }: Context, error: unknown): never {
  if (!(error instanceof RefusedByRules)) throw error
  throw new Invalid(error.message, { check: presentReport(areas.tree, error.refusal) })
}
