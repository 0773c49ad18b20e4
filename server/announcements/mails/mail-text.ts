import { type At, isMoment } from '../../calendar/time-input.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import type { AnnouncementMail } from '../../mail/queued-mail.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize } from '../../platform/format.ts'
import { dateAndTimeInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import type { Stage } from '../status.ts'

export interface MailFacts {
  announcement: Announcement
  kind: AnnouncementMail
  /** "Ana Ruiz". */
  authors: string
  /** "Kern County, California, without Delano". */
  where: string
  /** "439,590 people". */
  people: string
  /** "SMS and Notice page". */
  channels: string
  /** When the first part of it goes out or went out; null when nothing is booked. */
  firstAt: Instant | null
  /** Why its parts were stopped, or did not arrive; empty when nobody says. */
  reasons: readonly string[]
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
export function mailSubject(facts: Pick<MailFacts, 'kind' | 'announcement' | 'zone' | 'now'>): string {
  const { kind, announcement } = facts
  const { severity } = announcement
  const what = kind === 'waiting' ? waitingWords(announcement) : subjects[kind]
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
    ...facts.reasons.map((reason) => `Reason: ${reason}`),
    `${whatNext[kind]}\n${link}`,
    `This email is from ${organisation}. Choose which emails you get:\n${baseUrl}/account#emails`,
  ].join('\n\n')
}

const whatNext: Record<MailFacts['kind'], string> = {
  waiting: 'Review it:',
  approved: 'See it:',
  returned: 'Change it and send it again:',
  held: 'Resume or cancel it:',
  missed: 'Give it a new time or cancel it:',
  failed: 'Send it again or cancel it:',
  retracted: 'See it:',
}

function whatHappened({ kind, announcement, authors }: MailFacts): string {
  switch (kind) {
    case 'waiting':
      return announcement.reviewAfter
        ? 'This was published without an approval because it is critical. Please review it.'
        : `${authors} sent this announcement for approval.`
    case 'approved':
      return announcement.status === 'approved'
        ? 'Your announcement was approved, but it is not scheduled yet: its time is missing or not free. Choose a time.'
        : 'Your announcement was approved.'
    case 'returned':
      return 'Your announcement was sent back.'
    case 'held':
      return 'Your announcement, or a part of it, was put on hold. It does not go out until someone resumes it.'
    case 'missed':
      return 'Your announcement, or a part of it, did not go out in time.'
    case 'failed':
      return 'Your announcement, or a part of it, could not be sent.'
    case 'retracted':
      return 'Your announcement was retracted. It is no longer on the notice page.'
  }
}

/** "Went out: Fri, Nov 27, 1:43 am PST" once something is out: what was due on approval has a time then. */
function whenOut(facts: MailFacts): string {
  const { announcement, firstAt, zone, now } = facts
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
