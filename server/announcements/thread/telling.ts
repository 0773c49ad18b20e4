import type { Given, Incident, IncidentStatus } from '../../incidents/incident.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Announcement, Content } from '../announcement.ts'

/**
 * What becomes true of an incident when the first of an announcement about it is out (docs/lifecycle.md#one-truth): what it
 * gives. An update without a promise has kept the one before. Statuses only move on.
 */
export function toldBy(content: Content, incident: Incident): Given {
  const began = content.began ?? incident.began
  const isEndGiven = content.expectedEnd !== null && content.expectedEnd > began
  const end = isEndGiven ? content : incident
  return {
    status: onward(incident.status, content),
    severity: content.severity,
    began,
    ...(end.expectedEnd !== null && end.expectedEnd > began
      ? { expectedEnd: end.expectedEnd, confidence: end.confidence }
      : { expectedEnd: null }),
    nextUpdateBy: content.nextUpdateBy ?? (content.stage === 'update' ? null : incident.nextUpdateBy),
  }
}

/** What the correction of an older announcement makes true: only times that nobody has told anew since. */
export function correctedBefore(newer: readonly Content[], correction: Content, incident: Incident): Given {
  const { began, expectedEnd, confidence } = toldBy(correction, incident)
  return {
    ...(newer.every((one) => one.began === null) ? { began } : {}),
    ...(newer.every((one) => one.expectedEnd === null) && expectedEnd ? { expectedEnd, confidence } : {}),
  }
}

function onward(status: IncidentStatus, { began }: Content): IncidentStatus {
  if (status === 'reported') return 'investigating'
  if (status === 'planned' || (status === 'postponed' && began !== null)) return 'announced'
  return status
}

/**
 * What is true of an incident once an announcement about it was withdrawn: of what it had said, what those say that still
 * stand, the newest first. What somebody has changed since stays, and so does everything when nothing else was said.
 */
export function withoutWhat(withdrawn: Announcement, standing: readonly Announcement[], incident: Incident): Given {
  const [newest] = standing
  if (newest === undefined) return {}
  const end = standing.find(({ expectedEnd }) => expectedEnd !== null)
  const begin = standing.find(({ began }) => began !== null)
  const said = <Field extends 'expectedEnd' | 'nextUpdateBy' | 'severity' | 'began'>(field: Field) =>
    withdrawn[field] === incident[field]
  return {
    ...(said('expectedEnd') ? { expectedEnd: end?.expectedEnd ?? null, confidence: end?.confidence ?? 'unknown' } : {}),
    ...(said('nextUpdateBy') ? { nextUpdateBy: promiseOf(standing) } : {}),
    ...(said('severity') ? { severity: newest.severity } : {}),
    ...(said('began') && begin?.began ? { began: begin.began } : {}),
  }
}

/** What is promised by what stands, the newest first. A correction without a promise leaves the last one in place. */
export function promiseOf(standing: readonly Pick<Content, 'stage' | 'nextUpdateBy'>[]): Instant | null {
  const latest = standing.find(({ stage, nextUpdateBy }) => stage !== 'correction' || nextUpdateBy !== null)
  return latest?.nextUpdateBy ?? null
}

/** Whether a change would leave the incident as it is. */
export function isTrueOf(given: Given, incident: Incident): boolean {
  return (Object.keys(given) as (keyof Given)[]).every((field) => given[field] === incident[field])
}
