import { reaches } from '../../incidents/severity.ts'
import type { Candidate } from '../model/message.ts'
import type { Finding } from '../model/report.ts'
import { timed, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { findingsFor } from './check.ts'

/**
 * What would block the candidate at its times if it were routine: the rules from which its severity exempts it, and which
 * nobody waived. Empty without a time, and for marketing, which is always routine.
 */
export function passedBySeverity(world: World, candidate: Candidate): Finding[] {
  const { kind, severity } = candidate
  const at = timeOf(candidate)
  const rules = world.rules.filter(({ exemptFrom }) => exemptFrom !== 'routine' && reaches(severity, exemptFrom))
  if (kind === 'marketing' || at === null || rules.length === 0) return []
  const routine: Candidate = { ...timed(candidate), severity: 'routine' }
  return findingsFor({ ...world, rules, holds: [] }, routine, at).filter(({ level }) => level === 'block')
}

/** The ids of their rules, each once. */
export function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))]
}
