import type { Tree } from '../../areas/tree/tree.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Incident } from '../../incidents/incident.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import { mayWriteIncidents, type Person } from '../../people/person.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize } from '../../platform/format.ts'
import type { StatusMark, Time } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { severityMark, statusMark } from '../status-words.ts'
import { allClearHref, lastOut, type NextStep, nextStep } from '../thread/next-steps.ts'

export interface IncidentViews {
  'announcements/incident/show': IncidentPage
}

export interface IncidentPage {
  title: string
  revision: number
  marks: StatusMark[]
  facts: { term: string; text: string }[]
  /** Asks whether it still goes on; null while that is clear. */
  question: string | null
  /** What to write next, and where. Null for whoever may not. */
  next: NextStep | null
  /** Where its answers go. Null once it is over, and for whoever may not change it. */
  answers: Answers | null
  announcements: { href: string; headline: string; status: StatusMark; changed: Time }[]
}

/** `allClear` is where the all-clear is written that ends it; null when nobody was told, and for whoever may not. */
interface Answers {
  still: string
  over: string
  allClear: string | null
  /** Whether people were told, so that only an all-clear ends it. */
  isTold: boolean
}

export interface IncidentPageData {
  incident: Incident
  /** What is said about it, the oldest first. */
  thread: readonly Announcement[]
  isQuiet: boolean
  person: Person
  tree: Tree
  zone: string
  now: Instant
}

export function incidentPage(data: IncidentPageData): IncidentPage {
  const { incident, thread, isQuiet, person, zone, now } = data
  const { id, title, revision, severity, status, endedAt } = incident
  const mark = severityMark(severity)
  const isOpen = endedAt === null
  const mayAnswer = isOpen && mayWriteIncidents(person)
  const statusWord: StatusMark = {
    icon: isOpen ? 'circle-alert' : 'circle-check',
    word: capitalize(status.replaceAll('_', ' ')),
    tone: isOpen ? 'caution' : 'good',
  }
  return {
    ...{ title, revision, facts: factsOf(data) },
    marks: [...(mark ? [{ icon: 'triangle-alert', ...mark }] : []), statusWord],
    question:
      isQuiet && mayAnswer
        ? 'Nothing was published or changed about this for a week. Is it still going on? Answer below.'
        : null,
    next: nextStep(incident, person, thread),
    answers: mayAnswer
      ? {
          ...{ still: `/incidents/${id}/still`, over: `/incidents/${id}/over` },
          allClear: allClearHref(incident, person, thread),
          isTold: lastOut(thread) !== null,
        }
      : null,
    announcements: thread.toReversed().map((one) => ({
      href: `/announcements/${one.id}`,
      headline: shownHeadline(one, { zone, now }),
      status: statusMark(one.status),
      changed: timeIn(one.updatedAt, zone),
    })),
  }
}

function factsOf({ incident, tree, zone, now }: IncidentPageData): IncidentPage['facts'] {
  const { areas, began, expectedEnd, confidence, nextUpdateBy, endedAt, updatedAt, holds } = incident
  const when = (at: Instant) => dateAndTimeInWords(at, zone, now)
  const facts: [string, string | null][] = [
    ['Where', summarise(tree, { include: [...areas], exclude: [] })],
    [began > now ? 'From' : 'Since', when(began)],
    [
      'Expected end',
      expectedEnd && endedAt === null ? `${confidence === 'known' ? '' : 'About '}${when(expectedEnd)}` : null,
    ],
    ['Next update', nextUpdateBy && endedAt === null ? `By ${when(nextUpdateBy)}` : null],
    ['Ended', endedAt && when(endedAt)],
    ['Marketing', holds && endedAt === null ? 'On hold in these places' : null],
    ['Last change', when(updatedAt)],
  ]
  return facts.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]))
}
