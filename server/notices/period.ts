import type { Incident } from '../incidents/incident.ts'
import type { Instant } from '../platform/clock.ts'
import type { Notice, StoredNotice } from './notice.ts'

/** From when until when it lasts, as far as that is known. */
export interface Period {
  planned: boolean
  /** It is postponed, and nobody has said until when. */
  postponed: boolean
  /** Null if nobody said so. */
  begins: Instant | null
  ends: Instant | null
  confidence: Incident['confidence']
}

/** That of the incident, or without one its own; null for an offer. A correction that names no period leaves the last one in place. */
export function periodOf({ kind, about }: StoredNotice, notices: readonly Notice[]): Period | null {
  if (kind === 'marketing') return null
  if (about !== null) {
    const { began, expectedEnd, confidence, status, endedAt } = about
    const postponed = endedAt === null && status === 'postponed' && !about.beginKnown
    const times = { begins: postponed ? null : began, ends: postponed ? null : expectedEnd }
    return { planned: about.kind === 'planned', postponed, ...times, confidence }
  }
  const named = notices.find(({ began, expectedEnd }) => began !== null || expectedEnd !== null)
  const { began = null, expectedEnd = null, confidence = 'unknown' } = named ?? {}
  return { planned: false, postponed: false, begins: began, ends: expectedEnd, confidence }
}
