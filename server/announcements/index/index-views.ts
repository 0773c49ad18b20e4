import { type EnteredArea, enteredAreaField } from '../../areas/area-input.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Booking } from '../../calendar/booking.ts'
import type { Channel } from '../../channels/channel.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize, formatAgo, formatList } from '../../platform/format.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Announcement } from '../announcement.ts'
import { atInWords } from '../content-diff.ts'
import { type Status, statuses } from '../status.ts'
import { severityMark, statusMark } from '../status-words.ts'
import type { IndexPage } from './index-props.ts'
import { type IndexQuery, PAGE } from './index-query.ts'
import { shownTime } from './shown-time.ts'

export const tabs: readonly { value: string; label: string; statuses: Status[] | undefined }[] = [
  { value: '', label: 'All', statuses: undefined },
  { value: 'draft', label: 'Drafts', statuses: ['draft'] },
  { value: 'in_review', label: 'In review', statuses: ['in_review'] },
  { value: 'approved', label: 'Approved', statuses: ['approved'] },
  { value: 'scheduled', label: 'Scheduled', statuses: ['scheduled'] },
  { value: 'stopped', label: 'On hold, missed, failed', statuses: ['held', 'missed', 'failed'] },
  { value: 'published', label: 'Published', statuses: ['publishing', 'published'] },
  { value: 'over', label: 'Canceled, retracted', statuses: ['cancelled', 'retracted'] },
]

const unfiltered = { q: '', kind: '', channel: '', area: '', audience: '' } as const

interface Listing {
  query: IndexQuery
  found: readonly Announcement[]
  /** Whether there is a next page. */
  more: boolean
  /** How the area was read. Null without one. */
  entered: EnteredArea | null
  /** Chooses a saved audience. Null when there is none to choose. */
  savedField: Field | null
  counts: ReadonlyMap<Status, number>
  channels: readonly Channel[]
  /** By key, also those that were removed. */
  channelNames: ReadonlyMap<string, string>
  bookings: ReadonlyMap<string, readonly Booking[]>
  tree: Tree
  zone: string
  now: Instant
  mayWrite: boolean
}

export function indexPage(listing: Listing): IndexPage {
  const { query, found, more, counts } = listing
  const filtered =
    query.q !== '' || query.kind !== '' || query.channel !== '' || query.area !== '' || query.audience !== ''
  const from = (query.page - 1) * PAGE
  return {
    title: 'Announcements',
    tabs: tabs.map(({ value, label, statuses: of }) => ({
      label,
      href: link(query, { status: value }),
      count: String([...(of ?? statuses)].reduce<number>((sum, status) => sum + (counts.get(status) ?? 0), 0)),
      current: value === (tabs.find((tab) => tab.value === query.status)?.value ?? ''),
    })),
    status: query.status,
    filters: filters(listing),
    clear: filtered ? link({ ...query, ...unfiltered }, {}) : null,
    rows: found.map((announcement) => row(listing, announcement)),
    empty: empty(listing, filtered),
    pager: {
      range: found.length === 0 ? '' : `${from + 1} to ${from + found.length}`,
      previous: query.page > 1 ? link(query, { page: String(query.page - 1) }) : null,
      next: more ? link(query, { page: String(query.page + 1) }) : null,
    },
  }
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
    ],
  }
}

function row(
  { tree, channelNames, bookings, zone, now }: Listing,
  announcement: Announcement,
): IndexPage['rows'][number] {
  const { id, headline, kind, status, severity, audience, at, updatedAt } = announcement
  const resolved = resolveAudience(tree, audience)
  const time = shownTime(announcement, bookings.get(id) ?? [])
  return {
    href: `/announcements/${id}`,
    headline: headline || 'No headline yet',
    kind,
    status: statusMark(status),
    severity: severityMark(severity),
    audience: resolved.ok ? summarise(tree, resolved.audience) : 'no audience yet',
    channels: formatList(announcement.channels.map((key) => channelNames.get(key) ?? key)),
    at: time === null ? null : timeIn(time, zone),
    when: atInWords(at, zone, now),
    updated: formatAgo(updatedAt, now),
  }
}

function empty({ query, mayWrite }: Listing, filtered: boolean): IndexPage['empty'] {
  if (filtered) {
    return {
      title: 'Nothing matches',
      text: 'No announcement matches these filters. Try removing one.',
      action: { href: link({ ...query, ...unfiltered }, {}), label: 'Show all' },
    }
  }
  return {
    title: query.status === '' ? 'No announcements yet' : 'None here',
    text: 'Drafts, announcements in review, scheduled ones and published ones appear here.',
    action: mayWrite ? { href: '/announcements/new', label: 'New announcement' } : null,
  }
}

function link({ status, q, kind, channel, area, audience }: IndexQuery, change: Record<string, string>): string {
  const fields = Object.entries({ status, q, kind, channel, area, audience, ...change }).filter(
    ([, value]) => value !== '',
  )
  const search = new URLSearchParams(fields).toString()
  return search === '' ? '/announcements' : `/announcements?${search}`
}
