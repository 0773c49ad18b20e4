import { type Intervals, intersection, size, unionAll } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { placesOf } from '../../audiences/cover.ts'
import { totalReach } from '../../calendar/targets.ts'
import { findPlanned, postsOf } from '../../calendar/week/posts.ts'
import type { Context } from '../../context.ts'
import { expectedUntil } from '../../incidents/course.ts'
import type { Incident, IncidentStatus } from '../../incidents/incident.ts'
import { reaches, severities } from '../../incidents/severity.ts'
import { holdRange } from '../../planning/forbidden/holds.ts'
import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import { formatCount } from '../../platform/format.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { timeAndDayInWords } from '../../platform/time-words.ts'
import type { Content } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'
import { listOut } from '../thread/thread-out.ts'
import { placesWithoutAllClear } from '../thread/without-all-clear.ts'

/** What sending and publishing it do to an incident, as sentences, before anybody does it. */
export async function consequencesOf(context: Context, assessment: Assessment, zone: string): Promise<string[]> {
  const { content, incident, now } = assessment
  if (content.opens !== null) return opening(context, assessment)
  if (content.stage !== 'all_clear' || incident === null || incident.endedAt !== null) return []
  const { tree, targets } = assessment
  const out = await listOut(context.db, incident.id)
  const meant = intersection(targets.places, totalReach(targets))
  const left = placesWithoutAllClear(tree, out, meant)
  return left.length > 0
    ? [
        `The incident “${incident.title}” stays open: ${formatCount(size(left), 'place')} where it was announced would still have no all-clear.`,
      ]
    : [`Publishing this ends the incident “${incident.title}”; ${stateOf(incident, zone, now)}`]
}

const statusWords: Partial<Record<IncidentStatus, string>> = { in_progress: 'in progress' }

/** "it is still marked as investigating, expected until 6:00 pm PST today." */
function stateOf({ status, expectedEnd, confidence }: Incident, zone: string, now: Instant): string {
  const marked = `it is still marked as ${statusWords[status] ?? status}`
  if (expectedEnd === null) return `${marked}, with no expected end.`
  return `${marked}, ${expectedUntil(timeAndDayInWords(expectedEnd, zone, now), confidence)}.`
}

async function opening(context: Context, { content, tree, targets, now }: Assessment): Promise<string[]> {
  const { holdsFrom } = await findOrganisation(context.db)
  const from = severities.find((severity) => severity === holdsFrom) ?? null
  const opens = 'Sending this for approval opens an incident'
  if (!reaches(content.severity, from)) return [`${opens}. It does not hold marketing.`]
  if (targets.places.length === 0) return [`${opens} that holds marketing in the places you choose.`]
  const held = await heldBy(context, tree, { places: targets.places, course: content, now })
  return [
    held === null
      ? `${opens} that holds marketing there. No marketing is booked there now.`
      : `${opens} that holds ${held}.`,
  ]
}

/** "4 marketing posts in 2 places": what its open incident holds. Null when that is nothing. */
export async function heldByIncident(context: Context, { tree, incident, now }: Assessment): Promise<string | null> {
  if (incident === null || !incident.holds || incident.endedAt !== null) return null
  return heldBy(context, tree, { places: placesOf(tree, incident.areas), course: incident, now })
}

const POSTS_AT_MOST = 1000

/** "4 marketing posts in 2 places": what is booked there as long as the hold is known to last. */
async function heldBy(
  { db }: Context,
  tree: Tree,
  { places, course, now }: { places: Intervals; course: Pick<Content, 'began' | 'expectedEnd'>; now: Instant },
): Promise<string | null> {
  const end = course.expectedEnd === null ? null : toMillis(course.expectedEnd)
  const hold = { begin: toMillis(course.began ?? now), expectedEnd: end, open: true }
  const { from, to } = holdRange({ ...hold, incident: '', title: '', area: places }, toMillis(now))
  const bookings = await findPlanned(db, tree, {
    ...{ from: fromMillis(Math.max(from, toMillis(now))), to: fromMillis(to), places },
    ...{ kinds: ['marketing'], statuses: ['booked', 'held'], limit: POSTS_AT_MOST },
  })
  if (bookings.length === 0) return null
  const reached = intersection(places, unionAll(bookings.map(({ reach }) => placesOf(tree, reach))))
  return `${formatCount(postsOf(bookings).length, 'marketing post')} in ${formatCount(size(reached), 'place')}`
}
