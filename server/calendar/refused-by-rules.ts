import type { Tree } from '../areas/tree.ts'
import type { Report } from '../planning/model/report.ts'
import { Invalid } from '../platform/errors.ts'
import type { Targets } from './targets.ts'

/** Why the rules refused a time, and where the message would have gone. */
export interface Refusal {
  /** The areas as its places are numbered. */
  tree: Tree
  report: Report
  targets: Targets
}

/** The rules do not allow it. The default message is the first blocking finding. */
export class RefusedByRules extends Invalid {
  readonly refusal: Refusal

  constructor(refusal: Refusal, message = firstBlocking(refusal) ?? 'The rules do not allow this time.') {
    super(message)
    this.refusal = refusal
  }
}

/** What all blocking findings say. */
export function allBlocking({ report }: Pick<Refusal, 'report'>): string {
  const blocking = report.findings.filter(({ level }) => level === 'block')
  return [...new Set(blocking.map(({ message }) => message))].join(' ')
}

/** The message of the first blocking finding. */
export function firstBlocking({ report }: Pick<Refusal, 'report'>): string | undefined {
  return report.findings.find(({ level }) => level === 'block')?.message
}
