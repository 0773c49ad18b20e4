import { placesOf } from '../../audiences/cover.ts'
import type { Entry } from '../../audit/audit.ts'
import { type Booking, stoppedStatuses } from '../../calendar/booking.ts'
import { bookingMarks, waitingForPerson } from '../../calendar/booking-status-words.ts'
import type { Hands } from '../../channels/by-hand/posters.ts'
import { hasConnector } from '../../channels/channel.ts'
import { channelIcons } from '../../channels/channel-icons.ts'
import { updateHref } from '../../incidents/update-link.ts'
import { may, mayWriteFor, type Person } from '../../people/person.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import { asSentence, formatCount, formatList, formatNumber } from '../../platform/format.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { type Announcement, can, mayPerform } from '../announcement.ts'
import { mayPublishAlone, validApprovals } from '../approval-policy.ts'
import type { Assessment } from '../checks/assessment.ts'
import { previews } from '../checks/previews-views.ts'
import { summaryFacts } from '../checks/summary-views.ts'
import { withTimesFilled } from '../placeholders.ts'
import {
  type Approval,
  authorsOf,
  isOfSeveral,
  type Revision,
  wasSubmitted,
  writingActions,
} from '../review-queries.ts'
import { isOut } from '../status.ts'
import { byHandMark, severityMark, statusMark } from '../status-words.ts'
import type { UnderWay } from '../under-way.ts'
import { checksOf, decisionMark, publisher } from './decided-views.ts'
import { historyOf } from './history-views.ts'
import type { AssessedParts } from './part-assessment.ts'
import { refusalInWords, refusedChecks } from './refused-views.ts'
import type { ShowPage } from './show-props.ts'
import { shownAttempt } from './time-forms.ts'
import {
  type FailedAttempt,
  type RefusedAttempt,
  type TransitionFormContext,
  whyNotResumed,
} from './transition-fields.ts'
import { transitionForms } from './transition-forms.ts'

export interface ShowPageData {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  failed: FailedAttempt | null
  refused: RefusedAttempt | null
  parts: AssessedParts
  bookings: readonly Booking[]
  underWay: UnderWay
  approvals: readonly Approval[]
  revisions: readonly Revision[]
  events: readonly Entry[]
  names: ReadonlyMap<string, string>
  hands: Hands
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
}

export function showPage(showing: ShowPageData): ShowPage {
  const { announcement, assessment, person, zone, approvals, names, revisions } = showing
  const { id, revision, kind, status, link, createdBy } = announcement
  const asked: TransitionFormContext = {
    announcement,
    bookings: showing.bookings,
    underWay: showing.underWay,
    assessment,
    person,
    zone,
    deletable: mayBeDeleted(showing),
    authors: authorsOf(revisions),
    approvals,
    failed: showing.failed,
    parts: showing.parts,
    refused: showing.refused,
  }
  const failed = shownAttempt(asked)
  const transitions = transitionForms({ ...asked, failed })
  const filled = withTimesFilled(announcement, { zone, now: assessment.now })
  const isPending = ['draft', 'in_review', 'approved', 'scheduled', 'held', 'missed'].includes(status)
  return {
    title: filled.headline || 'No headline yet',
    id,
    revision,
    kind,
    status: byHandMark({ ...showing, status, kind }) ?? statusMark(status),
    severity: severityMark(announcement.severity),
    saved: saved(showing),
    notice: notice(showing),
    edit: can(announcement, 'edit') && mayPerform(person, announcement, 'edit') ? `/announcements/${id}/edit` : null,
    review: reviewHref(showing),
    again: again(showing),
    transitions,
    errors:
      failed === null
        ? []
        : Object.entries(failed.errors).map(([name, message]) => ({ field: fieldId(failed, name), message })),
    facts: summaryFacts(
      withoutCanceled(showing),
      assessment,
      zone,
      writers(revisions, names) || (names.get(createdBy) ?? 'Hark'),
    ),
    body: filled.body,
    link: link === '' ? null : link,
    previews: previews(announcement, assessment),
    bookings: showing.bookings.map((booking) => bookingRow(showing, booking)),
    checks: refusedChecks(asked) ?? (isPending ? checksOf(showing) : null),
    refused: showing.refused !== null,
    refusal: refusalInWords(asked),
    approvals: approvals.map((approval) => ({
      by: names.get(approval.by) ?? 'Someone',
      when: timeIn(approval.at, zone),
      decision: decisionMark(showing, approval),
      comment: approval.comment === '' ? null : approval.comment,
    })),
    history: historyOf(showing, assessment.now),
  }
}

/** What goes out or went: a channel of which all was canceled while others were not is in its history only. */
function withoutCanceled({ announcement, bookings }: ShowPageData): Announcement {
  const { channels, atByChannel } = announcement
  const isCanceled = (key: string) => {
    const own = bookings.filter(({ channel }) => channel === key)
    return own.length > 0 && own.every(({ status }) => status === 'cancelled')
  }
  const left = channels.filter((key) => !isCanceled(key))
  if (left.length === 0) return announcement
  const times = Object.entries(atByChannel).filter(([key]) => left.includes(key))
  return { ...announcement, channels: left, atByChannel: Object.fromEntries(times) }
}

/** The form that offers the next free time has fields of its own. */
function fieldId({ transition, form }: FailedAttempt, name: string): string {
  return form.has('at') ? `${transition}-free-${name}` : `${transition}-${name}`
}

/** Everybody who wrote part of it: "Dana Reyes and Mei Lin". */
export function writers(revisions: readonly Revision[], names: ReadonlyMap<string, string>): string {
  return formatList(authorsOf(revisions).map((author) => names.get(author) ?? 'Hark'))
}

function mayBeDeleted({ announcement, approvals, revisions }: ShowPageData): boolean {
  const wasSeen = approvals.length > 0 || wasSubmitted(revisions)
  return announcement.status === 'draft' && !wasSeen && !isOfSeveral(revisions)
}

function saved({ revisions, names, zone, assessment: { now } }: ShowPageData): string {
  const last = revisions.findLast(({ action }) => writingActions.includes(action))
  if (!last) return ''
  return `Last edited by ${names.get(last.author) ?? 'Hark'}, ${momentInWords(last.at, zone, now)}`
}

/** What is out about an open incident is followed by an update; everything else can be copied. */
function again({ announcement, assessment: { incident }, person }: ShowPageData): ShowPage['again'] {
  const { id, kind } = announcement
  if (!mayWriteFor(person, kind)) return null
  const update = incident && isOut(announcement) ? updateHref(incident, person) : null
  if (update !== null) return { href: update, label: 'Post an update' }
  return { href: `/announcements/new?kind=${kind}&like=${id}`, label: 'Use it again' }
}

/** The review page, for approvers and for a duty manager who may publish a critical announcement alone. */
function reviewHref({ announcement, person }: ShowPageData): string | null {
  const { id, status, reviewAfter } = announcement
  if (status === 'in_review' && (may(person, 'approver') || mayPublishAlone(person, announcement)))
    return `/announcements/${id}/review`
  return reviewAfter && may(person, 'approver') ? `/announcements/${id}/review` : null
}

function notice(showing: ShowPageData): ShowPage['notice'] {
  const { announcement, approvals, assessment, names, zone } = showing
  const { status, reason, reviewAfter } = announcement
  const { needed } = assessment.approvals
  const last = approvals.at(-1)
  if (reviewAfter)
    return {
      tone: 'caution',
      text: `Published without approval by ${publisher(showing)}. Someone else still needs to review it.`,
      by: null,
    }
  const homeless = retiredNotice(showing)
  if (homeless !== null) return homeless
  if (status === 'in_review') {
    const count = validApprovals(announcement, approvals).length
    const text =
      count === 0
        ? `Waiting for ${formatCount(needed, 'approval')}.`
        : `${count} of ${formatCount(needed, 'approval')} given.`
    return { tone: 'caution', text: reason ?? text, by: null }
  }
  if (status === 'approved') {
    const [first] = assessment.report.findings.filter(({ level }) => level === 'block')
    if (assessment.report.verdict === 'blocked')
      return {
        tone: 'caution',
        text: `Approved, but not scheduled: its time is not free. ${first?.message ?? ''} Nothing goes out until someone chooses another time below.`,
        by: null,
      }
    return {
      tone: 'caution',
      text: 'Approved, but not scheduled: nothing goes out yet. Choose a time below.',
      by: null,
    }
  }
  const stopped = stoppedNotice(showing)
  if (stopped !== null) return stopped
  if (reason === null) return null
  const by =
    last?.decision === 'returned' && status === 'draft'
      ? `Sent back by ${names.get(last.by) ?? 'an approver'}, ${momentInWords(last.at, zone, assessment.now)}`
      : null
  if (status === 'draft') return { tone: 'caution', text: reason, by }
  if (!['held', 'missed', 'cancelled', 'retracted'].includes(status)) return null
  const text = `${statusMark(status).word}: ${asSentence(reason)}`
  return {
    tone: status === 'missed' ? 'bad' : 'caution',
    text: [text, ...leftByHand(showing), ...notResumed(showing)].join(' '),
    by: null,
  }
}

/** Where a person posted what is retracted, because only a person can delete it there. */
function leftByHand({ assessment: { calendar }, bookings }: ShowPageData): string[] {
  const names = calendar.channels
    .filter(
      ({ key, type }) => !hasConnector(type) && bookings.some((it) => it.channel === key && it.status === 'retracted'),
    )
    .map(({ name }) => name)
  return names.length === 0 ? [] : [`It was posted manually on ${formatList(names)}: delete it there, too.`]
}

/** An area of its audience is no longer in the gazetteer, so it cannot go out as it is. */
function retiredNotice({ announcement, assessment }: ShowPageData): ShowPage['notice'] {
  if (!['in_review', 'approved', 'scheduled'].includes(announcement.status)) return null
  const [, error] = Object.entries(assessment.targets.errors).find(([path]) => path.startsWith('audience.')) ?? []
  return error === undefined ? null : { tone: 'caution', text: error, by: null }
}

/** Which channels wait for a person while the rest of it goes on or is out. Their rows say why. */
function stoppedNotice({ announcement, assessment, bookings }: ShowPageData): ShowPage['notice'] {
  if (!['scheduled', 'publishing', 'published', 'failed'].includes(announcement.status)) return null
  const stopped = bookings.filter(({ status }) => stoppedStatuses.includes(status))
  if (stopped.length === 0) return null
  const names = [...new Set(stopped.map(({ channel }) => assessment.calendar.world.channelName(channel)))]
  const [first] = stopped
  const why = first!.reason ?? announcement.reason ?? 'someone has to resume it.'
  const text = [`Not going out on ${formatList(names)}: ${why}`, ...notResumed({ assessment, bookings })].join(' ')
  return { tone: 'caution', text, by: null }
}

function notResumed(showing: Pick<ShowPageData, 'assessment' | 'bookings'>): string[] {
  const why = whyNotResumed(showing)
  return why === null ? [] : [why]
}

/** Names the rules that were overridden or grandfathered. */
function waivedNote(rules: readonly Rule[], waivedRules: readonly string[]): string | null {
  const names = rules.filter(({ id }) => waivedRules.includes(id)).map(({ name }) => `“${name}”`)
  return names.length === 0 ? null : `Waived: ${formatList(names)}.`
}

function bookingRow(
  { assessment: { tree, calendar }, zone }: ShowPageData,
  booking: Booking,
): ShowPage['bookings'][number] {
  const channel = calendar.channels.find(({ key }) => key === booking.channel)
  const byHand = channel !== undefined && !hasConnector(channel.type) && booking.status === 'publishing'
  const unsettled = booking.status === 'failed' || booking.status === 'unknown'
  const look = byHand ? 'Post it' : unsettled ? 'See what happened' : null
  return {
    channel: channel?.name ?? booking.channel,
    icon: channel ? channelIcons[channel.type] : 'send',
    at: timeIn(booking.at, booking.zone ?? zone),
    status: byHand ? waitingForPerson : bookingMarks[booking.status],
    reach: formatNumber(tree.people(placesOf(tree, booking.reach)).people),
    note: booking.status === 'booked' ? waivedNote(calendar.world.rules, booking.waivedRules) : booking.reason,
    look: look === null ? null : { href: `/bookings/${booking.id}/delivery`, label: look },
  }
}
