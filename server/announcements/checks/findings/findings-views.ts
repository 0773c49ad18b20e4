import { adviceFindings } from '../advice-views.ts'
import type { Assessment } from '../assessment.ts'
import type { FindingProps } from '../checks-props.ts'
import { remediesFor } from '../remedies-views.ts'
import type { UsefulRemedy } from '../useful-remedies.ts'
import { overrideRuns } from './override-runs.ts'
import { type RuleFinding, ruleFindings } from './rule-findings-views.ts'

/** Blocking findings first, then warnings of the rules, then warnings about reach, places and text. */
export function findings(
  assessment: Assessment,
  zone: string,
  { remedies, asksApprovers }: { remedies: readonly UsefulRemedy[]; asksApprovers: boolean },
): FindingProps[] {
  const offer = { assessment, zone, remedies }
  const offered = new Set<string>()
  const found = ruleFindings(assessment, zone, assessment.report.findings)
  return [
    ...withOverride(assessment, found, asksApprovers).map((props, index) => {
      const { channels, blocks } = found[index]!
      if (!blocks) return props
      const offers = remediesFor(offer, { channels }, index === 0)
      return { ...props, remedies: offers.filter(({ value }) => isNew(offered, value)) }
    }),
    ...adviceFindings(assessment, zone),
  ]
}

/** Only what blocks it, with who may override it where `asksApprovers`. */
export function blockingFindings(assessment: Assessment, zone: string, asksApprovers: boolean): FindingProps[] {
  const blocking = assessment.report.findings.filter(({ level }) => level === 'block')
  return withOverride(assessment, ruleFindings(assessment, zone, blocking), asksApprovers)
}

/** Under the last that can be overridden, who may do that. */
function withOverride(assessment: Assessment, found: readonly RuleFinding[], asksApprovers: boolean): FindingProps[] {
  const last = asksApprovers ? found.findLastIndex(({ overridable }) => overridable) : -1
  return found.map(({ props }, index) => (index === last ? { ...props, override: overrideRuns(assessment) } : props))
}

/** Whether `value` is not in `seen` yet. Adds it. */
function isNew(seen: Set<string>, value: string): boolean {
  return !seen.has(value) && seen.add(value).has(value)
}
