import { type EnteredArea, enteredAreaField } from '../../areas/area-input.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import { bookingMarks } from '../../calendar/booking-status-words.ts'
import type { Hands } from '../../channels/by-hand/posters.ts'
import type { Channel } from '../../channels/channel.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize, formatAgo, formatList } from '../../platform/format.ts'
import type { Field, StatusMark } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { dayInWords } from '../../platform/time-words.ts'
import { atInWords } from '../content-diff.ts'
import { hasTime, type Listed, type Position } from '../list-queries.ts'
import type { Status } from '../status.ts'
import { byHandMark, severityMark, statusMark } from '../status-words.ts'
import type { IndexPage } from './index-props.ts'
import type { IndexQuery } from './index-query.ts'
import type { ListedPage } from './list-page.ts'
import { shownTime } from './shown-time.ts'

interface Tab {
  value: string
  label: string
  /** All, when left out. */
  statuses?: readonly Status[]
  /** Announcements with a part in one of these are listed too. */
  parts?: readonly BookingStatus[]
}

/** What waits for a person. */
const stopped = ['held', 'missed', 'failed'] as const

export const tabs: readonly Tab[] = [
  { value: '', label: 'All' },
  { value: 'draft', label: 'Drafts', statuses: ['draft'] },
  { value: 'in_review', label: 'In review', statuses: ['in_review'] },
  { value: 'approved', label: 'Approved', statuses: ['approved'] },
  { value: 'scheduled', label: 'Scheduled', statuses: ['scheduled'] },
  { value: 'stopped', label: 'On hold, missed, failed', statuses: stopped, parts: stopped },
  { value: 'publishing', label: 'Going out', statuses: ['publishing'] },
  { value: 'published', label: 'Published', statuses: ['published'] },
  { value: 'over', label: 'Canceled, retracted', statuses: ['cancelled', 'retracted'] },
]

const sortOptions = [
  { value: 'time', label: 'Time, next first' },
  { value: 'changed', label: 'Last change' },
  { value: 'severity', label: 'Severity' },
  { value: 'status', label: 'Status' },
]

const unfiltered = { q: '', kind: '', channel: '', area: '', audience: '' } as const

interface Listing {
  query: IndexQuery
  page: ListedPage
  /** How the area was read. Null without one. */
  entered: EnteredArea | null
  /** Chooses a saved audience. Null when there is none to choose. */
  savedField: Field | null
  /** By the value of the tab. */
  counts: ReadonlyMap<string, number>
  channels: readonly Channel[]
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
  hands: Hands
  bookings: ReadonlyMap<string, readonly Booking[]>
  tree: Tree
  zone: string
  now: Instant
  mayWrite: boolean
}

export function indexPage(listing: Listing): IndexPage {
  const { query, page, counts } = listing
  const filtered =
    query.q !== '' || query.kind !== '' || query.channel !== '' || query.area !== '' || query.audience !== ''
  return {
    title: 'Announcements',
    tabs: tabs.map(({ value, label }) => ({
      label,
      href: link(query, { status: value }),
      count: String(counts.get(value) ?? 0),
      current: value === (tabs.find((tab) => tab.value === query.status)?.value ?? ''),
    })),
    status: query.status,
    filters: filters(listing),
    clear: filtered ? link({ ...query, ...unfiltered }, {}) : null,
    groups: groups(listing),
    empty: empty(listing, filtered),
    pager: {
      range: '',
      previous: page.previous === null ? null : link(query, { before: page.previous }),
      next: page.next === null ? null : link(query, { after: page.next }),
    },
  }
}

/** By day, when they are sorted by time. */
function groups(listing: Listing): IndexPage['groups'] {
  const { query, page } = listing
  if (query.sort !== 'time')
    return page.found.length === 0 ? [] : [{ title: null, rows: page.found.map((one) => row(listing, one)) }]
  const byDay = Map.groupBy(page.found, ({ position }) => dayOf(listing, position))
  return [...byDay].map(([title, found]) => ({ title, rows: found.map((one) => row(listing, one)) }))
}

/** "Today", "Earlier today", "Sat, Nov 28". */
function dayOf({ zone, now }: Listing, position: Position): string {
  if (!hasTime(position)) return 'Not on the calendar yet'
  const [rank, moment] = position
  const day = dayInWords(moment, zone, now)
  return capitalize(rank > 0 && day === 'today' ? 'earlier today' : day)
}

function filters({ query, channels, entered, savedField }: Listing): IndexPage['filters'] {
  const any = (label: string) => ({ value: '', label })
  return {
    q: { name: 'q', id: 'find', label: 'Search', value: query.q, icon: 'search' },
    fields: [
      {
        name: 'kind',
        label: 'Kind',
        value: query.kind,
        control: 'select',
        options: [any('Both'), ...kinds.map((kind) => ({ value: kind, label: capitalize(kind) }))],
      },
      {
        name: 'channel',
        label: 'Channel',
        value: query.channel,
        control: 'select',
        options: [any('Any'), ...channels.map(({ key, name }) => ({ value: key, label: name }))],
      },
      {
        name: 'area',
        label: 'Area',
        value: query.area,
        ...(entered ? enteredAreaField(entered, (area) => link(query, { area })) : {}),
      },
      ...(savedField ? [savedField] : []),
      { name: 'sort', label: 'Sort by', value: query.sort, control: 'select', options: sortOptions },
    ],
  }
}

function row(
  { tree, channelNames, hands, bookings, zone, now }: Listing,
  { announcement }: Listed,
): IndexPage['groups'][number]['rows'][number] {
  const { id, kind, status, severity, audience, at, updatedAt } = announcement
  const resolved = resolveAudience(tree, audience)
  const own = bookings.get(id) ?? []
  const time = shownTime(announcement, own)
  return {
    href: `/announcements/${id}`,
    headline: shownHeadline(announcement, { zone, now }),
    kind,
    status: byHandMark({ status, kind, bookings: own, hands, channelNames }) ?? statusMark(status),
    stopped: stoppedParts(status, own, channelNames),
    severity: severityMark(severity),
    audience: resolved.ok ? summarise(tree, resolved.audience) : 'no audience yet',
    channels: formatList(announcement.channels.map((key) => channelNames.get(key) ?? key)),
    at: time === null ? null : timeIn(time, zone),
    when: atInWords(at, zone, now),
    updated: formatAgo(updatedAt, now),
  }
}

/** "Held on SMS": parts that are not as the whole is. */
function stoppedParts(
  status: Status,
  own: readonly Booking[],
  channelNames: ReadonlyMap<string, string>,
): StatusMark[] {
  return stopped.flatMap((of) => {
    const parts = own.filter((booking) => booking.status === of && of !== status)
    const names = [...new Set(parts.map(({ channel }) => channelNames.get(channel) ?? channel))]
    return names.length === 0 ? [] : [{ ...bookingMarks[of], word: `${bookingMarks[of].word} on ${formatList(names)}` }]
  })
}

function empty({ query, entered, mayWrite }: Listing, filtered: boolean): IndexPage['empty'] {
  const all = { href: link({ ...query, ...unfiltered }, {}), label: 'Show all' }
  if (entered !== null && entered.area === null)
    return { title: 'Which area?', text: 'Nothing is shown until it is clear which area is meant.', action: all }
  if (filtered) {
    return {
      title: 'Nothing matches',
      text: 'No announcement matches these filters. Try removing one.',
      action: all,
    }
  }
  return {
    title: query.status === '' ? 'No announcements yet' : 'None here',
    text: 'Drafts, announcements in review, scheduled ones and published ones appear here.',
    action: mayWrite ? { href: '/announcements/new', label: 'New announcement' } : null,
  }
}

function link(query: IndexQuery, change: Record<string, string>): string {
  const { status, q, kind, channel, area, audience } = query
  const sort = query.sort === 'time' ? '' : query.sort
  const fields = Object.entries({ status, q, kind, channel, area, audience, sort, ...change }).filter(
    ([, value]) => value !== '',
  )
  const search = new URLSearchParams(fields).toString()
  return search === '' ? '/announcements' : `/announcements?${search}`
}
