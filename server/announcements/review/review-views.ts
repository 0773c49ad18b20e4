import type { Booking } from '../../calendar/booking.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatAgo } from '../../platform/format.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { mayPerform } from '../announcement.ts'
import { whyNotApprove } from '../approval-policy.ts'
import type { Fact } from '../checks/checks-props.ts'
import { readChecks } from '../checks/checks-views.ts'
import { overrideFields, seenRevisions } from '../checks/override-fields.ts'
import { previews } from '../checks/previews-views.ts'
import { summaryFacts } from '../checks/summary-views.ts'
import { contentOf } from '../content.ts'
import { changesBetween } from '../content-diff.ts'
import { authorsOf } from '../review-queries.ts'
import { writers } from '../show/show-views.ts'
import { severityMark } from '../status-words.ts'
import { type Deciding, decisionButtons, mayOverride } from './decision-views.ts'
import type { ReviewPage } from './review-props.ts'

export interface ReviewPageData extends Deciding {
  bookings: readonly Booking[]
  /** "4 marketing posts in 2 places": what its incident holds. */
  held: string | null
  names: ReadonlyMap<string, string>
  incidentTitles: ReadonlyMap<string, string>
  entered: URLSearchParams | null
  errors: FieldErrors
}

export function reviewPage(reviewing: ReviewPageData): ReviewPage {
  const { announcement, assessment, person, zone, approvals, revisions, entered, errors } = reviewing
  const { id, revision, kind, severity, submittedAt, updatedAt, reviewAfter } = announcement
  const authors = authorsOf(revisions)
  const cannot = whyNotApprove(person, { announcement, authors, approvals })
  const since = submittedAt ?? updatedAt
  const reasonError = errors['comment'] === undefined ? {} : { error: errors['comment'] }
  return {
    title: shownHeadline(announcement, { zone, now: assessment.now }),
    id,
    revision,
    kind,
    severity: severityMark(severity),
    submitted: { iso: since, label: formatAgo(since, assessment.now) },
    published: published(reviewing),
    facts: facts(reviewing),
    previews: previews(announcement, assessment),
    changes: changes(reviewing),
    checks: readChecks(assessment, zone),
    overrides: cannot === null && mayOverride(reviewing) ? overrideFields(assessment, entered, errors) : [],
    seen: seenRevisions(assessment),
    errors: summaryOf(errors).map(({ field, message }) => ({ field: field === 'comment' ? 'reason' : field, message })),
    cannot,
    approve: {
      action: `/announcements/${id}/${reviewAfter ? 'review' : 'approve'}`,
      ...decisionButtons(reviewing),
      comment: { name: 'comment', label: 'Comment (saved with the approval)', value: entered?.get('comment') ?? '' },
    },
    sendBack:
      reviewAfter || !mayPerform(person, announcement, 'return')
        ? null
        : {
            action: `/announcements/${id}/return`,
            reason: {
              name: 'comment',
              id: 'reason',
              label: 'What needs to change',
              value: entered?.get('comment') ?? '',
              control: 'textarea',
              rows: 3,
              ...reasonError,
            },
          },
  }
}

/** Since this approver last decided, otherwise since anybody did. Null when nobody has, or when nothing differs. */
function changes({
  announcement,
  approvals,
  revisions,
  person,
  names,
  assessment,
  zone,
  incidentTitles,
}: ReviewPageData): ReviewPage['changes'] {
  const ownDecision = approvals.findLast(({ by }) => by === person.id)
  const last = ownDecision ?? approvals.at(-1)
  const seen = revisions.find(({ revision }) => revision === last?.revision)
  if (!last || !seen) return null
  const { tree, calendar, now } = assessment
  const differences = changesBetween(seen.content, contentOf(announcement), {
    tree,
    zone,
    now,
    channelName: calendar.world.channelName,
    incidentTitle: (id) => incidentTitles.get(id) ?? 'an incident',
  })
  const who = ownDecision ? 'you' : (names.get(last.by) ?? 'an approver')
  return (
    differences && {
      title: `Changed since ${who} ${last.decision === 'approved' ? 'approved this' : 'sent this back'}`,
      ...differences,
    }
  )
}

/** What a duty manager published alone has a time already, whatever its author asked for. */
function facts({ announcement, assessment, zone, bookings, revisions, names, held }: ReviewPageData): Fact[] {
  const all = summaryFacts(announcement, assessment, zone, writers(revisions, names))
  if (held !== null) all.push({ term: 'Holds', value: held, note: null })
  const first = firstOut(bookings)
  if (!announcement.reviewAfter || first === undefined) return all
  const value = momentInWords(first.at, zone, assessment.now)
  return all.map((fact) => (fact.term === 'When' ? { ...fact, value } : fact))
}

/** "Published by Eve Duty without an approval. It went out today, 9:00 am CDT." */
function published({ announcement, assessment, approvals, bookings, names, zone }: ReviewPageData): string | null {
  if (!announcement.reviewAfter) return null
  const by = names.get(approvals.findLast(({ decision }) => decision === 'approved')?.by ?? '') ?? 'a duty manager'
  const first = firstOut(bookings)
  const when = first && momentInWords(first.at, zone, assessment.now)
  const isOut = bookings.some(({ status }) => ['publishing', 'published', 'unknown'].includes(status))
  const sentence = first === undefined ? 'It has not gone out.' : `It ${isOut ? 'went' : 'goes'} out ${when}.`
  return `Published by ${by} without an approval. ${sentence}`
}

function firstOut(bookings: readonly Booking[]): Booking | undefined {
  return bookings.find(({ status }) => status !== 'cancelled' && status !== 'tentative')
}
