import type { Report } from '../planning/model/report.ts'
import { Invalid } from '../platform/errors.ts'
import type { Targets } from './targets.ts'

/** What the rules said against a time, with where the message would have gone. */
export interface Refusal {
  report: Report
  targets: Targets
}

/** The rules do not allow it; the message is the first finding that blocks, unless another one is given. */
export class RefusedByRules extends Invalid {
  readonly refusal: Refusal

  constructor(refusal: Refusal, message = firstBlocking(refusal) ?? 'The rules do not allow this time.') {
    super(message)
    this.refusal = refusal
  }
}

/** The sentence of the first finding that blocks. */
export function firstBlocking({ report }: Pick<Refusal, 'report'>): string | undefined {
  return report.findings.find(({ level }) => level === 'block')?.message
}
