import type { Announcement } from '../announcements/announcement.ts'
import { severityMark, statusMark } from '../announcements/status-words.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { summarise } from '../audiences/summary.ts'
import type { Incident } from '../incidents/incident.ts'
import { type Instant, toMillis } from '../platform/clock.ts'
import { formatAgo, formatCount, formatList, formatNumber } from '../platform/format.ts'
import type { StatusMark } from '../platform/pages/shared-props.ts'
import { MINUTE } from '../platform/time-units.ts'
import { dateInWords, momentInWords, timeAndDayInWords, timeInWords } from '../platform/time-words.ts'
import type { Row, TodayPage } from './props.ts'
import type { Today } from './today.ts'

const SHOWN = 12
const SOON = 30 * MINUTE

interface TodayContext {
  tree: Tree
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
  zone: string
  now: Instant
  mayWrite: boolean
}

export function todayPage(today: Today, context: TodayContext): TodayPage {
  const { zone, now, mayWrite } = context
  const next = nextRows(today, context)
  return {
    now: `${dateInWords(now, zone)}, ${timeInWords(now, zone)}`,
    toDecide: today.waiting.map((announcement) => ({
      ...rowOf(announcement, context),
      href: `/announcements/${announcement.id}/review`,
      note: `Sent for approval ${formatAgo(announcement.submittedAt ?? announcement.updatedAt, now)}`,
    })),
    stuck: [
      ...today.homeless.map((announcement) => stuckRow(announcement, context, retiredNote(announcement, context.tree))),
      ...today.stuck
        .filter(({ id }) => !today.homeless.some((other) => other.id === id))
        .map((announcement) => stuckRow(announcement, context, stuckNote(announcement))),
    ],
    deliveries:
      today.deliveries.length === 0
        ? null
        : `${formatCount(today.deliveries.length, 'post')} to be made by hand, or that did not arrive`,
    returned: today.returned.map((announcement) => ({
      ...rowOf(announcement, context),
      href: `/announcements/${announcement.id}/edit`,
      note: announcement.reason,
    })),
    happening: today.incidents.map((incident) => incidentRow(incident, context)),
    next: next.slice(0, SHOWN),
    more: next.length > SHOWN ? `${formatNumber(next.length - SHOWN)} more in the calendar` : null,
    mayWrite,
  }
}

/** One row for each post: channels that go out together share a row. */
function nextRows({ next }: Today, context: TodayContext): Row[] {
  const groups = Map.groupBy(next, ({ announcement, at }) => `${announcement} ${at}`)
  return [...groups.values()].map((group) => {
    const booking = group[0]!
    const channels = [...new Set(group.map(({ channel }) => channel))]
    const row = rowOf({ ...booking, id: booking.announcement, channels }, context)
    return {
      ...row,
      time: { iso: booking.at, label: momentInWords(booking.at, booking.zone ?? context.zone, context.now) },
    }
  })
}

type RowSource = Pick<Announcement, 'id' | 'headline' | 'kind' | 'severity' | 'audience' | 'channels'>

function rowOf({ id, headline, kind, severity, audience, channels }: RowSource, context: TodayContext): Row {
  const resolved = resolveAudience(context.tree, audience)
  const mark = severityMark(severity)
  const names = channels.map((key) => context.channelNames.get(key) ?? key)
  const where = resolved.ok ? summarise(context.tree, resolved.audience) : 'nobody yet'
  return {
    href: `/announcements/${id}`,
    headline: headline || 'Without a headline',
    kind,
    status: mark && { icon: 'triangle-alert', ...mark },
    time: null,
    where: names.length === 0 ? where : `${where}, on ${formatList(names)}`,
    note: null,
  }
}

function stuckRow(announcement: Announcement, context: TodayContext, note: string): Row {
  return { ...rowOf(announcement, context), status: statusMark(announcement.status), note }
}

function retiredNote({ audience }: Announcement, tree: Tree): string {
  const resolved = resolveAudience(tree, audience)
  return resolved.ok ? 'Its areas are in the gazetteer again.' : Object.values(resolved.errors)[0]!
}

function stuckNote({ status, reason }: Announcement): string {
  if (status === 'approved') return 'Approved, but not booked: it needs a free time.'
  if (status === 'failed') return 'Nothing of it arrived.'
  if (status === 'scheduled' || status === 'publishing' || status === 'published')
    return `Some of it is stopped. ${reason ?? 'It needs a new time.'}`
  return reason ?? 'It needs a new time.'
}

function incidentRow(incident: Incident, { tree, zone, now, mayWrite }: TodayContext): TodayPage['happening'][number] {
  const { id, title, areas, severity, began, expectedEnd, confidence, nextUpdateBy } = incident
  const resolved = resolveAudience(tree, { include: [...areas], exclude: [] })
  const until =
    expectedEnd === null
      ? 'end not known'
      : `expected until ${confidence === 'known' ? '' : 'about '}${timeAndDayInWords(expectedEnd, zone, now)}`
  const begun = began > now ? 'From' : 'Since'
  return {
    title,
    where: resolved.ok ? summarise(tree, resolved.audience) : 'nowhere known',
    text: `${begun} ${timeAndDayInWords(began, zone, now)}, ${until}.`,
    severity: { icon: 'triangle-alert', ...(severityMark(severity) ?? { word: 'Routine', tone: 'quiet' }) },
    promise: nextUpdateBy === null ? null : promise(nextUpdateBy, zone, now),
    write: mayWrite ? `/announcements/new?kind=service&incident=${id}` : null,
  }
}

/** Whether a promised update is on time, due soon or overdue. */
function promise(by: Instant, zone: string, now: Instant): StatusMark {
  const when = timeAndDayInWords(by, zone, now)
  const remaining = toMillis(by) - toMillis(now)
  if (remaining < 0) return { icon: 'circle-alert', word: `Update overdue since ${when}`, tone: 'bad' }
  if (remaining < SOON) return { icon: 'clock', word: `Update due soon, by ${when}`, tone: 'caution' }
  return { icon: 'clock', word: `Next update by ${when}`, tone: 'plain' }
}
