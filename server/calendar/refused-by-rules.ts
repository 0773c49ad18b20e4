import type { Candidate } from '../planning/model/message.ts'
import type { Finding, Judgment } from '../planning/model/report.ts'
import type { PlanChange } from '../planning/store/plan-overlay.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import type { Times } from './shifted-times.ts'
import type { Targets } from './targets.ts'

/** Why the rules refused a time, and where the message would have gone: plain data, so that another thread may explain it. */
export interface Refusal extends Judgment {
  /** The mark of the areas by which its places are numbered. */
  areas: string
  targets: Targets
  /** What was refused. Null when no other time of it would help. */
  candidate: Candidate | null
  /** The times that were asked for, as they would be stored. Null when there is no candidate. */
  times: Times | null
  /** How the plan differed from the stored one. */
  change: PlanChange
}

/** The rules do not allow it. The default message is the first blocking finding. */
export class RefusedByRules extends Invalid {
  readonly refusal: Refusal

  constructor(refusal: Refusal, message = firstBlocking(refusal.findings) ?? 'The rules do not allow this time.') {
    super(message)
    this.refusal = refusal
  }
}

/** A rule, or an incident that holds, was changed after the approver who would override it had looked at it. */
export class ChangedSinceSeen extends Conflict {
  /** What the rules say now. */
  readonly refusal: Refusal

  constructor(refusal: Refusal, name: string) {
    super(`“${name}” has changed since you opened this page. Check it again, then decide.`)
    this.refusal = refusal
  }
}

/** What all blocking findings say. */
export function allBlocking(findings: readonly Finding[]): string {
  const blocking = findings.filter(({ level }) => level === 'block')
  return [...new Set(blocking.map(({ message }) => message))].join(' ')
}

/** The message of the first blocking finding. */
export function firstBlocking(findings: readonly Finding[]): string | undefined {
  return findings.find(({ level }) => level === 'block')?.message
}
