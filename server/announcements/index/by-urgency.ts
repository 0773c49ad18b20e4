import { type Severity, severities } from '../../incidents/severity.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Instant } from '../../platform/clock.ts'

/** What a list of things to do is sorted by. Without a time, it comes after what has one. */
export interface Urgent {
  severity: Severity
  kind: Kind
  at: Instant | null
}

/** The most severe first, service before marketing, then by time. */
export function byUrgency(a: Urgent, b: Urgent): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    Number(a.kind === 'marketing') - Number(b.kind === 'marketing') ||
    byTime(a.at, b.at)
  )
}

/** The earliest first; what has no time comes last. */
export function byTime(a: Instant | null, b: Instant | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
