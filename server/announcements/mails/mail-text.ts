import { type At, isMoment } from '../../calendar/time-input.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import type { AnnouncementMail } from '../../mail/queued-mail.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize } from '../../platform/format.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import type { Stage } from '../status.ts'
import type { StoppedParts } from './stopped-parts.ts'

export interface MailFacts {
  announcement: Announcement
  kind: AnnouncementMail
  /** "Ana Ruiz". */
  authors: string
  /** "Kern County, California, without Delano". */
  where: string
  /** "439,590 people". */
  people: string
  /** "SMS and Notice page", without those on which it was stopped. */
  channels: string
  /** When the first part of it goes out or went out; null when nothing is booked. */
  firstAt: Instant | null
  /** Which of its parts were stopped, or did not arrive, and why. */
  stopped: StoppedParts
  organisation: string
  zone: string
  now: Instant
  baseUrl: string
}

const subjects: Record<MailFacts['kind'], string> = {
  waiting: 'Waiting for your approval',
  approved: 'Approved',
  returned: 'Sent back',
  held: 'On hold',
  missed: 'Missed',
  failed: 'Failed',
  retracted: 'Retracted',
}

/** "Waiting for your approval: Water out in Oildale" */
export function mailSubject(facts: MailFacts): string {
  const { kind, announcement } = facts
  const { severity } = announcement
  const what = subjectOf(facts)
  const isUrgent = kind === 'waiting' && (severity === 'critical' || severity === 'major')
  return `${isUrgent ? `${capitalize(severity)}: ${what.toLowerCase()}` : what}: ${shownHeadline(announcement, facts)}`
}

const stagesInSubject: Partial<Record<Stage, string>> = {
  update: 'Update',
  all_clear: 'All-clear',
  correction: 'Correction',
}

/** "All-clear waiting for your approval": an approver sees in the subject what part it plays. */
function waitingWords({ stage, reviewAfter }: Announcement): string {
  const word = stage === null ? undefined : stagesInSubject[stage]
  const what = reviewAfter ? 'Published, waiting for your review' : subjects.waiting
  return word === undefined ? what : `${word} ${reviewAfter ? what.toLowerCase() : 'waiting for your approval'}`
}

function subjectOf({ kind, announcement, stopped: { parts, beside } }: MailFacts): string {
  if (kind === 'waiting') return waitingWords(announcement)
  if (kind === 'approved' && announcement.status === 'approved') return 'Approved, but not scheduled'
  if (kind === 'approved' && parts.length > 0) return 'Approved, partly on hold'
  return parts.length > 0 && beside ? `Partly ${subjects[kind].toLowerCase()}` : subjects[kind]
}

/** What happened, what it is about, what to do, and one link. */
export function mailText(facts: MailFacts): string {
  const { announcement, kind, where, people, channels, organisation, baseUrl } = facts
  const { id, severity, kind: team } = announcement
  const what =
    severity === 'routine' ? `${capitalize(team)} announcement` : `${capitalize(severity)} ${team} announcement`
  const link = `${baseUrl}/announcements/${id}${kind === 'waiting' ? '/review' : ''}`
  return [
    whatHappened(facts),
    [
      shownHeadline(announcement, facts),
      `${what} by ${facts.authors}`,
      `For: ${where} (${people})`,
      `Channels: ${channels}`,
      whenOut(facts),
    ].join('\n'),
    ...reasonsOf(facts),
    `${nextStep(facts)}\n${link}`,
    `This email is from ${organisation}. Choose which emails you get:\n${baseUrl}/account#emails`,
  ].join('\n\n')
}

const whatNext: Record<MailFacts['kind'], string> = {
  waiting: 'Review it:',
  approved: 'See it:',
  returned: 'Change it and send it again:',
  held: 'Resume or cancel it:',
  missed: 'Give it a new time or cancel it:',
  failed: 'See why, then send it again or cancel it:',
  retracted: 'See it:',
}

function nextStep({ kind, announcement, stopped }: MailFacts): string {
  if (kind === 'approved' && announcement.status === 'approved') return 'Choose a time:'
  if (kind === 'approved' && stopped.parts.length > 0) return 'Resume or cancel what is on hold:'
  return whatNext[kind]
}

/** The reason of the whole, or of each part that was stopped beside others. */
function reasonsOf({ kind, announcement: { status, reason }, stopped: { parts, beside } }: MailFacts): string[] {
  const because = (why: string | null) => (why ? [`Reason: ${why}`] : [])
  if (parts.length === 0)
    return kind === 'returned' || kind === 'retracted' || status === 'approved' ? because(reason) : []
  const word = kind === 'approved' ? subjects.held : subjects[kind]
  if (!beside) return parts.flatMap((part) => because(part.reason))
  return parts.map((part) => [`${word}: ${part.channels}`, ...because(part.reason)].join('\n'))
}

function whatHappened({ kind, announcement, authors, stopped: { parts, beside } }: MailFacts): string {
  const whole = parts.length > 0 && beside ? 'Part of your announcement' : 'Your announcement'
  switch (kind) {
    case 'waiting':
      return announcement.reviewAfter
        ? 'This was published without an approval because it is critical. Please review it.'
        : `${authors} sent this announcement for approval.`
    case 'approved':
      return approvedInWords(announcement, parts.length > 0)
    case 'returned':
      return 'Your announcement was sent back.'
    case 'held':
      return `${whole} was put on hold. It does not go out until someone resumes it.`
    case 'missed':
      return `${whole} did not go out in time.`
    case 'failed':
      return `${whole} could not be sent.`
    case 'retracted':
      return 'Your announcement was retracted. It is no longer on the notice page.'
  }
}

function approvedInWords({ status, at }: Announcement, isPartlyHeld: boolean): string {
  if (isPartlyHeld)
    return 'Your announcement was approved, but part of it is on hold. That part does not go out until someone resumes it.'
  if (status !== 'approved') return 'Your announcement was approved.'
  return at === null
    ? 'Your announcement was approved, but it has no time yet, so nothing goes out. Choose a time.'
    : 'Your announcement was approved, but its time is not free, so nothing goes out. Choose another time.'
}

/** "Went out: Fri, Nov 27, 1:43 am PST" once something is out: what was due on approval has a time then. */
function whenOut(facts: MailFacts): string {
  const { announcement, firstAt, kind, zone, now } = facts
  if (kind === 'approved' && announcement.status === 'approved') return 'Goes out: not scheduled'
  const first = firstAt === null ? null : dateAndTimeInWords(firstAt, zone, now)
  if (announcement.publishedAt !== null && first !== null) return `Went out: ${first}`
  return `Goes out: ${announcement.at === 'approval' && first !== null ? first : timeOf(announcement.at, facts)}`
}

/** A day is named, because nobody knows when an email is read. */
function timeOf(at: At, { zone, now }: MailFacts): string {
  if (at === null) return 'no time yet'
  if (at === 'approval') return 'as soon as it is approved'
  if (isMoment(at)) return dateAndTimeInWords(at.at, zone, now)
  return `${dateAndTimeInWords(`${at.local}Z`, 'UTC', now).replace(' UTC', '')}, local time in each zone`
}
