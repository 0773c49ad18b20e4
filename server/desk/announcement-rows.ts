import type { Announcement } from '../announcements/announcement.ts'
import { byUrgency, type Urgent } from '../announcements/index/by-urgency.ts'
import { shownTime } from '../announcements/index/shown-time.ts'
import { severityMark } from '../announcements/status-words.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { summarise } from '../audiences/summary.ts'
import type { Booking } from '../calendar/booking.ts'
import type { Severity } from '../incidents/severity.ts'
import { shownHeadline } from '../incidents/told-times.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import { formatDuration, formatList } from '../platform/format.ts'
import type { StatusMark, Time } from '../platform/pages/shared-props.ts'
import { momentInWords } from '../platform/time-words.ts'
import type { Row } from './props.ts'

/** What a row needs beside the thing that it shows. */
export interface RowContext {
  tree: Tree
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
  /** Of people, by id. */
  names: ReadonlyMap<string, string>
  /** Of the announcements on the page. */
  bookings: ReadonlyMap<string, readonly Booking[]>
  zone: string
  now: Instant
}

/** Where rows of this kind lead, since when they have been waiting, and why they are listed. */
interface Listed {
  /** Unique on the page together with the id of the announcement. */
  list: string
  href: string
  status?: StatusMark
  since: Instant | null
  note: string | null
  actions?: Row['actions']
}

/** The announcements as rows, the most urgent first. */
export function rowsByUrgency(
  announcements: readonly Announcement[],
  context: RowContext,
  listed: (announcement: Announcement) => Listed,
): Row[] {
  return announcements
    .map((announcement) => ({ announcement, urgency: urgencyOf(announcement, context) }))
    .toSorted((a, b) => byUrgency(a.urgency, b.urgency))
    .map(({ announcement }) => announcementRow(announcement, context, listed(announcement)))
}

function urgencyOf(announcement: Announcement, { bookings }: RowContext): Urgent {
  const { id, severity, kind } = announcement
  return { severity, kind, at: shownTime(announcement, bookings.get(id) ?? []) }
}

function announcementRow(announcement: Announcement, context: RowContext, listed: Listed): Row {
  const { id, kind, severity, createdBy } = announcement
  const at = shownTime(announcement, context.bookings.get(id) ?? [])
  return {
    id: `${listed.list}-${id}`,
    href: listed.href,
    headline: shownHeadline(announcement, context),
    kind,
    critical: severity === 'critical',
    marks: [...severityMarks(severity), ...(listed.status ? [listed.status] : [])],
    time: at === null ? null : timeOf(at, context.zone, context),
    where: whereItGoes(announcement, context),
    author: context.names.get(createdBy) ?? null,
    waited: listed.since === null ? null : waitedSince(listed.since, context.now),
    note: listed.note,
    actions: listed.actions ?? [],
  }
}

export function severityMarks(severity: Severity): StatusMark[] {
  const mark = severityMark(severity)
  return mark ? [{ icon: 'triangle-alert', ...mark }] : []
}

export function timeOf(at: Instant, zone: string, { now }: Pick<RowContext, 'now'>): Time {
  return { iso: at, label: momentInWords(at, zone, now) }
}

/** "for 12 min" */
export function waitedSince(since: Instant, now: Instant): string {
  return `for ${formatDuration(Math.max(0, toMillis(now) - toMillis(since)), 'short')}`
}

/** "Bakersfield, Oildale, on SMS and Notice page" */
export function whereItGoes(
  { audience, channels }: Pick<Announcement, 'audience' | 'channels'>,
  { tree, channelNames }: RowContext,
): string {
  const resolved = resolveAudience(tree, audience)
  const names = channels.map((key) => channelNames.get(key) ?? key)
  const where = resolved.ok ? summarise(tree, resolved.audience) : 'no audience yet'
  return names.length === 0 ? where : `${where}, on ${formatList(names)}`
}
