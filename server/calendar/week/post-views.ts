import { summarise } from '../../audiences/summary.ts'
import { zoneInWords } from '../../planning/findings/places-in-words.ts'
import type { Status } from '../../platform/http/shared-views.ts'
import type { BookingStatus, PlannedBooking } from '../booking.ts'
import { clockIn } from '../days.ts'
import type { Entry } from '../entries.ts'
import type { CalendarPageData } from './head-views.ts'
import type { CalendarReading } from './reading.ts'
import type { Post } from './views.ts'

/** The worst first: an entry whose channels differ gets the mark of the worst one. */
const marks: Record<BookingStatus, Status> = {
  failed: { icon: 'x', word: 'Failed', tone: 'bad' },
  missed: { icon: 'x', word: 'Missed', tone: 'bad' },
  unknown: { icon: 'circle-help', word: 'Outcome unknown', tone: 'caution' },
  held: { icon: 'circle-pause', word: 'Held', tone: 'caution' },
  publishing: { icon: 'send', word: 'Going out', tone: 'plain' },
  booked: { icon: 'clock', word: 'Booked', tone: 'plain' },
  published: { icon: 'check', word: 'Published', tone: 'good' },
  retracted: { icon: 'undo-2', word: 'Retracted', tone: 'quiet' },
  tentative: { icon: 'circle-dashed', word: 'Tentative', tone: 'plain' },
  cancelled: { icon: 'x', word: 'Cancelled', tone: 'quiet' },
}
const worstFirst = Object.keys(marks) as BookingStatus[]

const tentativeWords: Record<string, string> = {
  draft: 'draft',
  in_review: 'in review',
  approved: 'approved',
}

export function postOf(entry: Entry, { tree, zone, reading }: CalendarPageData): Post {
  const { announcement, headline, audience, kind, at, bookings } = entry
  return {
    href: `/announcements/${announcement}`,
    time: clockIn(at, zone),
    headline: headline === '' ? 'No headline yet' : headline,
    kind,
    audience: summarise(tree, audience) || 'Nobody chosen yet',
    channels: channelsOf(bookings, reading),
    status: statusOf(bookings, reading),
    firm: bookings.some(({ status }) => status !== 'tentative' && status !== 'held'),
  }
}

function channelsOf(bookings: readonly PlannedBooking[], { channelNames }: CalendarReading): string {
  const names = bookings.map(({ channel }) => channelNames.get(channel) ?? channel)
  const zones = bookings.flatMap(({ zone }) => (zone === null ? [] : zoneInWords(zone)))
  const readers = zones.length === 0 ? '' : `, for ${[...new Set(zones)].join(' and ')}`
  return `${[...new Set(names)].join(', ')}${readers}`
}

function statusOf(bookings: readonly PlannedBooking[], { channelNames }: CalendarReading): Status {
  const groups = Map.groupBy(bookings, ({ status }) => status)
  const found = worstFirst.filter((status) => groups.has(status))
  const mark = marks[found[0]!]
  if (found.length === 1) return { ...mark, word: wordOf(found[0]!, bookings) }
  const words = found.map((status) => {
    const on = groups.get(status)!.map(({ channel }) => channelNames.get(channel) ?? channel)
    return `${wordOf(status, groups.get(status)!)} on ${on.join(', ')}`
  })
  return { ...mark, word: words.join('; ') }
}

function wordOf(status: BookingStatus, bookings: readonly PlannedBooking[]): string {
  const { word } = marks[status]
  const draft = tentativeWords[bookings[0]!.announcementStatus]
  return status === 'tentative' && draft !== undefined ? `${word}, ${draft}` : word
}
