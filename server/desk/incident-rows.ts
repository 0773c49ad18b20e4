import type { Announcement } from '../announcements/announcement.ts'
import { byTime } from '../announcements/index/by-urgency.ts'
import { severityMark, statusMark } from '../announcements/status-words.ts'
import { firstInWords, firstToCome, nextStep } from '../announcements/thread/next-steps.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { summarise } from '../audiences/summary.ts'
import { expectedUntil } from '../incidents/course.ts'
import type { Incident } from '../incidents/incident.ts'
import { severities } from '../incidents/severity.ts'
import type { Person } from '../people/person.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import type { StatusMark } from '../platform/pages/shared-props.ts'
import { MINUTE } from '../platform/time-units.ts'
import { timeAndDayInWords } from '../platform/time-words.ts'
import type { RowContext } from './announcement-rows.ts'
import type { Row } from './props.ts'

const SOON = 30 * MINUTE

export interface IncidentContext extends RowContext {
  /** Whose page it is. */
  person: Person
  /** What is said about each incident, by incident. */
  threads: ReadonlyMap<string, readonly Announcement[]>
}

/** The most severe first, then the one whose promised update is due first. */
export function emergencyRows(incidents: readonly Incident[], context: IncidentContext): Row[] {
  return incidents
    .filter(({ kind }) => kind === 'unplanned')
    .toSorted(
      (a, b) =>
        severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
        byTime(a.nextUpdateBy, b.nextUpdateBy) ||
        byTime(a.began, b.began),
    )
    .map((incident) => incidentRow(incident, context))
}

/** The one that begins first comes first. */
export function plannedWorkRows(incidents: readonly Incident[], context: IncidentContext): Row[] {
  return incidents
    .filter(({ kind }) => kind === 'planned')
    .toSorted((a, b) => byTime(a.began, b.began))
    .map((incident) => incidentRow(incident, context))
}

/** Those of which nothing was heard for a week, for whoever may say what became of them. */
export function quietRows(incidents: readonly Incident[], context: IncidentContext): Row[] {
  return incidents.map((incident) => {
    const row = incidentRow(incident, context)
    const answer = (anchor: string, label: string) => ({
      ...{ label, href: `/incidents/${incident.id}#${anchor}`, about: `: ${incident.title}` },
    })
    return {
      ...row,
      id: `quiet-${incident.id}`,
      actions: [answer('still', 'Still going on'), answer('over', 'It is over')],
    }
  })
}

function incidentRow(incident: Incident, context: IncidentContext): Row {
  const { id, title, areas, severity, nextUpdateBy } = incident
  const thread = context.threads.get(id) ?? []
  const first = firstToCome(thread)
  const next = nextStep(incident, context.person, thread)
  const resolved = resolveAudience(context.tree, { include: [...areas], exclude: [] })
  const severityWord = severityMark(severity) ?? { word: 'Routine', tone: 'quiet' as const }
  return {
    id: `incident-${id}`,
    href: `/incidents/${id}`,
    headline: title,
    kind: 'service',
    critical: severity === 'critical',
    marks: [
      { icon: 'triangle-alert', ...severityWord },
      ...(first === null ? [] : [statusMark(first.status)]),
      // Before its first notice is out, nobody was promised anything.
      ...(nextUpdateBy === null || first !== null ? [] : [promise(nextUpdateBy, context)]),
    ],
    time: null,
    where: resolved.ok ? summarise(context.tree, resolved.audience) : 'nowhere known',
    author: null,
    waited: null,
    note: [first && firstInWords(first), courseOfIt(incident, context)].filter(Boolean).join(' '),
    actions: next === null ? [] : [{ href: next.href, label: next.label, about: `about ${title}` }],
  }
}

/** "Since 5:40 am CST today, expected until about 2:00 pm CST today." */
function courseOfIt({ began, expectedEnd, confidence, status }: Incident, { zone, now }: RowContext): string {
  if (status === 'postponed') return 'Postponed. There is no new time yet.'
  const until =
    expectedEnd === null ? 'no expected end yet' : expectedUntil(timeAndDayInWords(expectedEnd, zone, now), confidence)
  return `${began > now ? 'From' : 'Since'} ${timeAndDayInWords(began, zone, now)}, ${until}.`
}

/** Whether a promised update is on time, due soon or overdue. */
function promise(by: Instant, { zone, now }: RowContext): StatusMark {
  const when = timeAndDayInWords(by, zone, now)
  const remaining = toMillis(by) - toMillis(now)
  if (remaining < 0) return { icon: 'circle-alert', word: `Update overdue since ${when}`, tone: 'bad' }
  if (remaining < SOON) return { icon: 'clock', word: `Update due soon, by ${when}`, tone: 'caution' }
  return { icon: 'clock', word: `Next update by ${when}`, tone: 'plain' }
}
