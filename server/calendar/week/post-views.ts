import { summarise } from '../../audiences/summary.ts'
import { formatList } from '../../platform/format.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import { unambiguousClockInWords, zoneInWords } from '../../platform/time-words.ts'
import type { BookingStatus, PlannedBooking } from '../booking.ts'
import { bookingMarks, worstStatusFirst } from '../booking-status-words.ts'
import type { CalendarPageData } from './head-views.ts'
import type { Post } from './posts.ts'
import type { PostProps } from './props.ts'
import type { CalendarReading } from './reading.ts'

export function postProps(post: Post, { tree, zone, reading }: CalendarPageData): PostProps {
  const { announcement, headline, audience, kind, at, bookings } = post
  return {
    href: `/announcements/${announcement}`,
    time: { iso: at, label: unambiguousClockInWords(at, zone) },
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
  const zones = bookings.flatMap(({ zone, at }) => (zone === null ? [] : zoneInWords(zone, at)))
  const audience = zones.length === 0 ? '' : `, for ${formatList([...new Set(zones)])}`
  return `${formatList([...new Set(names)])}${audience}`
}

function statusOf(bookings: readonly PlannedBooking[], { channelNames }: CalendarReading): StatusMark {
  const groups = Map.groupBy(bookings, ({ status }) => status)
  const found = worstStatusFirst.filter((status) => groups.has(status))
  const mark = bookingMarks[found[0]!]
  if (found.length === 1) return { ...mark, word: wordOf(found[0]!, bookings) }
  const words = found.map((status) => {
    const on = groups.get(status)!.map(({ channel }) => channelNames.get(channel) ?? channel)
    return `${wordOf(status, groups.get(status)!)} on ${formatList(on)}`
  })
  return { ...mark, word: words.join('; ') }
}

/** "Tentative, in review": a tentative booking also shows the announcement's status. */
function wordOf(status: BookingStatus, bookings: readonly PlannedBooking[]): string {
  const { word } = bookingMarks[status]
  return status === 'tentative' ? `${word}, ${bookings[0]!.announcementStatus.replaceAll('_', ' ')}` : word
}
