import { presentReport } from '../../calendar/check-api/report-output.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import { Invalid } from '../../platform/errors.ts'

/** Rethrows the error. A refusal by the rules gets the whole report, so that a script sees the next free time. */
export function withReport({ areas }: Context, error: unknown): never {
  if (!(error instanceof RefusedByRules)) throw error
  throw new Invalid(error.message, { check: presentReport(areas.tree, error.refusal) })
}
