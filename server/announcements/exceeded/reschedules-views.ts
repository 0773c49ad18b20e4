import { presentReschedule } from '../../calendar/check-api/reschedules-output.ts'
import { may, type Person } from '../../people/person.ts'
import type { Reschedule } from '../../planning/model/report.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import { fromMillis } from '../../platform/clock.ts'
import { formatCount, formatDuration, formatList } from '../../platform/format.ts'
import type { Time, Verdict } from '../../platform/pages/shared-props.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { type Announcement, mayPerform } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'

export interface ReschedulesViews {
  'announcements/exceeded/reschedules': ReschedulesPage
}

export interface ReschedulesPage {
  title: string
  href: string
  /** Which announcement needs room and what is proposed, or why nothing is. */
  /** Null when nothing has to move, or nothing would help. */
  lead: string | null
  verdict: Verdict | null
  rows: {
    headline: string
    href: string
    kind: Kind
    channels: string
    from: Time
    to: Time
    later: string
  }[]
  /** The proposed reschedules, sent back so that exactly these are applied. Null if the person may not apply them all. */
  make: { action: string; label: string; moves: string[] } | null
}

export interface Proposal {
  announcement: Announcement
  assessment: Assessment
  headlines: ReadonlyMap<string, string>
  person: Person
  zone: string
}

export function reschedulesPage(proposal: Proposal): ReschedulesPage {
  const { announcement, assessment, person } = proposal
  const { reschedules } = assessment.proposed
  const rows = [...Map.groupBy(reschedules, ({ announcement: id, from, to }) => `${id} ${from} ${to}`).values()].map(
    (group) => rowOf(proposal, group),
  )
  const allowed = may(person, 'approver') || rows.every(({ kind }) => mayPerform(person, { kind }, 'move'))
  return {
    title: 'Make room',
    href: `/announcements/${announcement.id}`,
    lead: rows.length === 0 ? null : leadOf(proposal),
    verdict: rows.length === 0 ? nothingMoves(proposal) : null,
    rows,
    make:
      rows.length > 0 && allowed
        ? {
            action: `/announcements/${announcement.id}/moving-room`,
            label: `Move ${formatCount(assessment.proposed.cost, 'post')}`,
            moves: reschedules.map((reschedule) => JSON.stringify(presentReschedule(reschedule))),
          }
        : null,
  }
}

function leadOf({ announcement, assessment }: Proposal): string {
  const others = `${formatCount(assessment.proposed.cost, 'post')} of lower priority`
  return `To keep within the limits with ${nameOf(announcement)}, ${others} can move, each to its next free time. They stay approved.`
}

function nothingMoves({ announcement, assessment }: Proposal): Verdict {
  const [stopping] = assessment.report.findings.filter(({ level }) => level === 'block')
  const name = nameOf(announcement)
  return stopping
    ? { tone: 'bad', sentence: `Moving other posts would not make room for ${name}`, summary: stopping.message }
    : { tone: 'good', sentence: `There is room for ${name}`, summary: 'Nothing has to move.' }
}

function nameOf({ headline }: Announcement): string {
  return `“${headline || 'No headline yet'}”`
}

function rowOf(
  { assessment, headlines, zone }: Proposal,
  group: readonly Reschedule[],
): ReschedulesPage['rows'][number] {
  const { announcement, from, to } = group[0]!
  const { world } = assessment.calendar
  const time = (millis: number): Time => {
    const at = fromMillis(millis)
    return { iso: at, label: momentInWords(at, zone, assessment.now) }
  }
  return {
    headline: headlines.get(announcement) ?? announcement,
    href: `/announcements/${announcement}`,
    kind: world.plan.bookingsOf(announcement)[0]?.kind ?? 'marketing',
    channels: formatList(group.map(({ channel }) => world.channelName(channel))),
    from: time(from),
    to: time(to),
    later: formatDuration(to - from, 'short'),
  }
}
