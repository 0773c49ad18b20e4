import type { Person } from '../../people/person.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatAgo, formatCount } from '../../platform/format.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import { type Announcement, mayPerform } from '../announcement.ts'
import { publishesAlone, validApprovals, whyNotApprove, whyNotOverride } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { readChecks } from '../checks/checks-views.ts'
import { overrideFields, seenRevisions } from '../checks/override-fields.ts'
import { previews } from '../checks/previews-views.ts'
import { reached, summaryFacts } from '../checks/summary-views.ts'
import { contentOf } from '../content.ts'
import { atInWords, changesBetween } from '../content-diff.ts'
import { hasTime } from '../readiness.ts'
import { type Approval, authorsOf, type Revision } from '../review-queries.ts'
import { writers } from '../show/show-views.ts'
import { severityMark } from '../status-words.ts'
import type { ReviewPage } from './review-props.ts'

export interface ReviewPageData {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  approvals: readonly Approval[]
  revisions: readonly Revision[]
  names: ReadonlyMap<string, string>
  incidentTitles: ReadonlyMap<string, string>
  entered: URLSearchParams | null
  errors: FieldErrors
}

export function reviewPage(reviewing: ReviewPageData): ReviewPage {
  const { announcement, assessment, person, zone, approvals, revisions, names, entered, errors } = reviewing
  const { id, revision, kind, headline, severity, submittedAt, updatedAt, reviewAfter } = announcement
  const authors = authorsOf(revisions)
  const cannot = whyNotApprove(person, { announcement, authors, approvals })
  const since = submittedAt ?? updatedAt
  const reasonError = errors['comment'] === undefined ? {} : { error: errors['comment'] }
  return {
    title: headline || 'No headline yet',
    id,
    revision,
    kind,
    severity: severityMark(severity),
    submitted: { iso: since, label: formatAgo(since, assessment.now) },
    facts: summaryFacts(announcement, assessment, zone, writers(revisions, names)),
    previews: previews(announcement, assessment),
    changes: changes(reviewing),
    checks: readChecks(assessment, zone),
    overrides: cannot === null && mayOverride(reviewing) ? overrideFields(assessment, entered, errors) : [],
    seen: seenRevisions(assessment),
    errors: summaryOf(errors).map(({ field, message }) => ({ field: field === 'comment' ? 'reason' : field, message })),
    cannot,
    approve: {
      action: `/announcements/${id}/${reviewAfter ? 'review' : 'approve'}`,
      label: approveLabel(reviewing),
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

function mayOverride({ announcement, person, revisions }: ReviewPageData): boolean {
  return !announcement.reviewAfter && whyNotOverride(person, authorsOf(revisions)) === null
}

/** What the button will do. */
function approveLabel(reviewing: ReviewPageData): string {
  const { announcement, assessment, approvals, person, revisions, zone } = reviewing
  if (announcement.reviewAfter) return 'Reviewed: no changes needed'
  const { report, now, approvals: policy, candidate } = assessment
  const alone = publishesAlone(person, { announcement, authors: authorsOf(revisions) })
  const remaining = policy.needed - validApprovals(announcement, approvals).length - 1
  if (!alone && remaining > 0) return `Approve (${formatCount(remaining, 'more approval')} needed)`
  const verb = alone ? 'Publish now, review later' : 'Approve'
  if (!hasTime(announcement, candidate.parts, now)) return `${verb} (no time chosen yet)`
  if (report.verdict === 'blocked')
    return `${verb}: ${mayOverride(reviewing) ? 'give a reason above, or it is not scheduled' : 'its time is not free, so it needs another'}`
  const when = announcement.at === 'approval' ? 'now' : atInWords(announcement.at, zone, now)
  return `${verb}: goes to ${reached(assessment)}, ${when}`
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
