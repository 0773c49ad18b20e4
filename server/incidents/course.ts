import type { Instant } from '../platform/clock.ts'
import type { Incident } from './incident.ts'

/** The times of an incident as readers are told them: from when until when, as far as it is known. */
export interface Course {
  planned: boolean
  /** The planned start; null for what was not planned. */
  begins: Instant | null
  /** The planned or the expected end. */
  ends: Instant | null
}

/** Null once it is over, and while it is postponed and no new begin is known: then its times no longer hold. */
export function courseOf({
  kind,
  status,
  began,
  expectedEnd,
  endedAt,
  beginKnown,
}: Pick<Incident, 'kind' | 'status' | 'began' | 'expectedEnd' | 'endedAt' | 'beginKnown'>): Course | null {
  if (endedAt !== null || (status === 'postponed' && !beginKnown)) return null
  const planned = kind === 'planned'
  return { planned, begins: planned ? began : null, ends: expectedEnd }
}

/** "expected until about 8:00 pm"; `end` is the expected end in words. */
export function expectedUntil(end: string, confidence: Incident['confidence']): string {
  return `expected until ${confidence === 'known' ? '' : 'about '}${end}`
}

/** What pages, mails and feeds call its times. */
export function courseInWords(course: Course | null): { term: string; at: Instant }[] {
  if (course === null) return []
  const { planned, begins, ends } = course
  return [
    ...(begins === null ? [] : [{ term: 'From', at: begins }]),
    ...(ends === null ? [] : [{ term: planned ? 'Until' : 'Expected end', at: ends }]),
  ]
}
