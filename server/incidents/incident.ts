import type { Instant } from '../platform/clock.ts'
import type { Severity } from './severity.ts'

export const incidentKinds = ['unplanned', 'planned'] as const
export const incidentStatuses = [
  'reported',
  'investigating',
  'identified',
  'restoring',
  'restored',
  'planned',
  'announced',
  'in_progress',
  'verifying',
  'completed',
  'extended',
  'postponed',
  'called_off',
] as const
/** The statuses that end an incident, and with it its hold. */
export const endings = ['restored', 'completed', 'called_off'] as const satisfies readonly IncidentStatus[]
export type IncidentStatus = (typeof incidentStatuses)[number]
export const confidences = ['known', 'estimated', 'unknown'] as const

/** What is broken or planned, where, since when and until when. Announcements hold what is said about it. */
export interface Incident {
  id: string
  kind: (typeof incidentKinds)[number]
  title: string
  areas: readonly string[]
  cause: string | null
  effect: string | null
  severity: Severity
  status: IncidentStatus
  began: Instant
  expectedEnd: Instant | null
  confidence: (typeof confidences)[number]
  nextUpdateBy: Instant | null
  /** Whether it stops marketing in its areas. */
  holds: boolean
  /** The announcement that opened it; null if it was reported by itself. */
  openedFrom: string | null
  createdBy: string
  createdAt: Instant
  updatedAt: Instant
  /** When it was restored, completed or called off; null while it is open. */
  endedAt: Instant | null
  revision: number
}

/**
 * The one rule of what is open, whoever sets the status and however: an ending status ends the incident now, unless it
 * has ended already, and any other opens it again (docs/lifecycle.md#incidents).
 */
export function endedBy(
  status: IncidentStatus,
  { endedAt, now }: { endedAt: Instant | null; now: Instant },
): Instant | null {
  return (endings as readonly IncidentStatus[]).includes(status) ? (endedAt ?? now) : null
}
