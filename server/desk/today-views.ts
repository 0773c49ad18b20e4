import type { Announcement } from '../announcements/announcement.ts'
import { statusMark } from '../announcements/status-words.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import { formatCount, formatNumber } from '../platform/format.ts'
import { dateInWords, timeInWords } from '../platform/time-words.ts'
import { rowsByUrgency } from './announcement-rows.ts'
import { byHandRows } from './by-hand-rows.ts'
import { emergencyRows, type IncidentContext, plannedWorkRows, quietRows } from './incident-rows.ts'
import { nextRows, overdueRows } from './post-rows.ts'
import type { FirstStep, Group, Section, TodayPage } from './props.ts'
import type { Today } from './read-today.ts'

const SHOWN = 12

interface TodayContext extends IncidentContext {
  mark: string
  firstSteps: FirstStep[]
  mayWrite: boolean
}

export function todayPage(today: Today, context: TodayContext): TodayPage {
  const { mark, firstSteps, zone, now } = context
  const sections = [
    unscheduledSection(today, context),
    section('happening', 'Happening now', [{ title: null, rows: emergencyRows(today.incidents, context) }]),
    {
      ...section('quiet', 'Still going on?', [{ title: null, rows: quietRows(today.quiet, context) }]),
      note: 'Nothing was published or changed about these for a week.',
    },
    {
      ...section('overdue', 'Overdue', [{ title: null, rows: overdueRows(today.overdue, context) }]),
      note: 'Their time has passed and nothing went out. Ask whoever runs Hark whether its worker is running.',
    },
    byHandSection(today, context),
    waitingSection(today, context),
    stuckSection(today, context),
    section('planned', 'Planned work', [{ title: null, rows: plannedWorkRows(today.incidents, context) }]),
    nextSection(today, context),
  ]
  return {
    ...{ mark, firstSteps, now: `${dateInWords(now, zone)}, ${timeInWords(now, zone)}` },
    sections: sections.filter(isShown),
  }
}

function section(id: string, title: string, groups: Group[]): Section {
  return { id, title, note: null, empty: null, groups: groups.filter(({ rows }) => rows.length > 0), links: [] }
}

function isShown({ groups, empty, links }: Section): boolean {
  return groups.length > 0 || empty !== null || links.length > 0
}

/** On top of everything until it has a time: those who wrote and approved it believe that it goes out. */
function unscheduledSection({ unscheduled }: Today, context: TodayContext): Section {
  const rows = rowsByUrgency(unscheduled, context, ({ id, headline, reason, updatedAt }) => ({
    list: 'unscheduled',
    href: `/announcements/${id}#moves`,
    status: statusMark('approved'),
    since: updatedAt,
    note: reason === null ? 'It has no time yet.' : `Its time is not free. ${reason}`,
    actions: [{ href: `/announcements/${id}#moves`, label: 'Choose a time', about: `for ${headline}` }],
  }))
  return {
    ...section('unscheduled', 'Approved, but nothing goes out', [{ title: null, rows }]),
    note: 'Nothing goes out until someone chooses a free time.',
  }
}

function byHandSection({ byHand, hands, corrections }: Today, context: TodayContext): Section {
  const rows = byHandRows(byHand, { hands, corrections }, context)
  const more = formatCount(rows.length - SHOWN, 'more announcement')
  return {
    ...section('by-hand', 'To be posted manually', [{ title: null, rows: rows.slice(0, SHOWN) }]),
    links: rows.length > SHOWN ? [{ href: '/deliveries', label: `${more} to publish manually` }] : [],
  }
}

function waitingSection(today: Today, context: TodayContext): Section {
  const toReview = rowsByUrgency(today.waiting, context, ({ id, submittedAt, updatedAt }) => ({
    list: 'review',
    href: `/announcements/${id}/review`,
    since: submittedAt ?? updatedAt,
    note: null,
  }))
  const toEdit = (list: string, announcements: readonly Announcement[]) =>
    rowsByUrgency(announcements, context, ({ id, reason, updatedAt }) => ({
      list,
      href: `/announcements/${id}/edit`,
      since: updatedAt,
      note: reason,
    }))
  return {
    ...section('waiting', 'Waiting for you', [
      { title: 'To review', rows: toReview },
      { title: 'Sent back to you', rows: toEdit('returned', today.returned) },
      { title: 'Drafted for you', rows: toEdit('drafted', today.drafted) },
    ]),
    empty: { text: 'Nothing is waiting for you.', links: [] },
  }
}

function stuckSection({ stuck, homeless, deliveries }: Today, context: TodayContext): Section {
  const isHomeless = (id: string) => homeless.some((other) => other.id === id)
  const all = [...homeless, ...stuck.filter(({ id }) => !isHomeless(id))]
  const rows = rowsByUrgency(all, context, (announcement) => ({
    list: 'stuck',
    href: `/announcements/${announcement.id}`,
    status: statusMark(announcement.status),
    since: announcement.updatedAt,
    note: isHomeless(announcement.id) ? retiredNote(announcement, context.tree) : stuckNote(announcement),
  }))
  return {
    ...section('attention', 'Needs attention', [{ title: null, rows }]),
    links:
      deliveries.length === 0
        ? []
        : [{ href: '/deliveries', label: `${formatCount(deliveries.length, 'post')} to publish manually or retry` }],
  }
}

function nextSection({ next }: Today, context: TodayContext): Section {
  const rows = nextRows(next, context)
  const write = context.mayWrite ? [{ href: '/announcements/new', label: 'Write an announcement' }] : []
  return {
    ...section('next', 'Next 24 hours', [{ title: null, rows: rows.slice(0, SHOWN) }]),
    empty: {
      text: 'Nothing goes out in the next 24 hours.',
      links: [...write, { href: '/calendar', label: 'See the week' }],
    },
    links:
      rows.length > SHOWN
        ? [{ href: '/calendar', label: `${formatNumber(rows.length - SHOWN)} more in the calendar` }]
        : [],
  }
}

function retiredNote({ audience }: Announcement, tree: Tree): string {
  const resolved = resolveAudience(tree, audience)
  return resolved.ok ? 'Its areas are in the gazetteer again.' : Object.values(resolved.errors)[0]!
}

function stuckNote({ status, reason }: Announcement): string {
  if (status === 'approved') return 'Approved, but not scheduled: it needs a free time.'
  if (status === 'failed') return 'None of it arrived.'
  if (status === 'scheduled' || status === 'publishing' || status === 'published')
    return `Part of it is on hold. ${reason ?? 'It needs a new time.'}`
  return reason ?? 'It needs a new time.'
}
