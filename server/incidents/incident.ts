import type { Instant } from '../platform/clock.ts'
import { reaches, type Severity } from './severity.ts'

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
  /** The all-clear whose publishing ended it; null while it is open, and if a person ended it. */
  endedFrom: string | null
  /** When it was opened again last. */
  reopenedAt: Instant | null
  /** Not after it was postponed, until somebody gives a new begin. */
  beginKnown: boolean
  createdBy: string
  createdAt: Instant
  updatedAt: Instant
  /** When it was restored, completed or called off; null while it is open. */
  endedAt: Instant | null
  revision: number
}

/** What a change of an incident gives. */
export type Given = Partial<Omit<Incident, 'id' | 'revision'>>

/**
 * An incident after a change, with all that follows from it, whoever makes it and however (docs/lifecycle.md#incidents). An
 * ending status ends it now, unless it has ended already, and any other opens it again. `holdsFrom` is the severity from
 * which incidents hold marketing: as long as nobody has said otherwise, its hold follows its severity.
 */
export function changed(
  before: Incident,
  given: Given,
  { now, holdsFrom }: { now: Instant; holdsFrom: Severity | null },
): Incident {
  const after = { ...before, ...given }
  const isOver = (endings as readonly IncidentStatus[]).includes(after.status)
  const wasOver = before.endedAt !== null
  return {
    ...after,
    confidence: confidenceOf(after),
    beginKnown: isBeginKnown(before, after),
    holds:
      given.holds ??
      (before.holds === reaches(before.severity, holdsFrom) ? reaches(after.severity, holdsFrom) : before.holds),
    endedAt: isOver ? (before.endedAt ?? now) : null,
    endedFrom: !isOver ? null : wasOver ? before.endedFrom : (given.endedFrom ?? null),
    reopenedAt: wasOver && !isOver ? now : before.reopenedAt,
    updatedAt: now,
  }
}

/** An end that somebody gives is at least an estimate. */
export function confidenceOf({
  expectedEnd,
  confidence,
}: Pick<Incident, 'expectedEnd' | 'confidence'>): Incident['confidence'] {
  if (expectedEnd === null) return 'unknown'
  return confidence === 'unknown' ? 'estimated' : confidence
}

function isBeginKnown(before: Incident, after: Incident): boolean {
  if (after.status !== 'postponed' || after.began !== before.began) return true
  return before.status === 'postponed' && before.beginKnown
}
