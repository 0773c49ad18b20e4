import type { Incident } from '../incidents/incident.ts'
import type { Instant } from '../platform/clock.ts'
import type { Notice, NoticeIncident, StoredNotice } from './notice.ts'

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
export function periodOf(top: StoredNotice, notices: readonly Notice[]): Period | null {
  if (top.kind === 'marketing') return null
  if (top.about !== null) return periodOfIncident(top.about, top)
  const named = notices.find(({ began, expectedEnd }) => began !== null || expectedEnd !== null)
  const { began = null, expectedEnd = null, confidence = 'unknown' } = named ?? {}
  return { planned: false, postponed: false, begins: began, ends: expectedEnd, confidence }
}

/** What was said before works were postponed no longer holds. An end that is told after that does: the message has no course then. */
function periodOfIncident(about: NoticeIncident, { course, expectedEnd }: StoredNotice): Period {
  const { began, confidence } = about
  const postponed = about.endedAt === null && about.status === 'postponed' && !about.beginKnown
  const isToldSince = course === null && expectedEnd === about.expectedEnd
  return {
    planned: about.kind === 'planned',
    postponed,
    begins: postponed ? null : began,
    ends: postponed && !isToldSince ? null : about.expectedEnd,
    confidence,
  }
}
