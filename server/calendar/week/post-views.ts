import { unionAll } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { presentPlaces } from '../../audiences/audience.ts'
import { cover } from '../../audiences/cover.ts'
import { summarise } from '../../audiences/summary.ts'
import { isByHand } from '../../channels/by-hand/posters.ts'
import { shownHeadline } from '../../incidents/told-times.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import { toInstant } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import { unambiguousClockInWords, zoneInWords } from '../../platform/time-words.ts'
import type { PlannedBooking } from '../booking.ts'
import { bookingMarks, waitingForPerson, worstStatusFirst } from '../booking-status-words.ts'
import type { CalendarPageData } from './head-views.ts'
import type { Post } from './posts.ts'
import type { PostProps } from './props.ts'
import type { CalendarReading } from './reading.ts'

export function postProps(post: Post, { tree, zone, now, reading }: CalendarPageData): PostProps {
  const { announcement, kind, at, bookings } = post
  return {
    href: `/announcements/${announcement}`,
    time: { iso: at, label: unambiguousClockInWords(at, zone) },
    headline: shownHeadline(post, { zone, now: toInstant(now) }),
    kind,
    audience: audienceOf(tree, post) || 'No audience yet',
    channels: channelsOf(bookings, reading),
    status: statusOf(bookings, reading),
    firm: bookings.some(({ status }) => status !== 'tentative' && status !== 'held'),
  }
}

/** A post at the same local time in each zone is shown once for each of them, with the areas that are in it. */
function audienceOf(tree: Tree, { audience, bookings }: Post): string {
  const zones = bookings.map(({ zone }) => zone)
  if (zones.includes(null)) return summarise(tree, audience)
  const inZones = byZone(tree, presentPlaces(tree, audience))
  if ([...inZones.keys()].every((zone) => zones.includes(zone))) return summarise(tree, audience)
  const places = unionAll(zones.map((zone) => inZones.get(zone!) ?? []))
  const include = cover(tree, places, { include: new Set(audience.include) })
  return summarise(tree, { include, exclude: [] }) || summarise(tree, audience)
}

function channelsOf(bookings: readonly PlannedBooking[], { channelNames }: CalendarReading): string {
  const names = bookings.map(({ channel }) => channelNames.get(channel) ?? channel)
  const zones = bookings.flatMap(({ zone, at }) => (zone === null ? [] : zoneInWords(zone, at)))
  const audience = zones.length === 0 ? '' : `, for ${formatList([...new Set(zones)])}`
  return `${formatList([...new Set(names)])}${audience}`
}

function statusOf(bookings: readonly PlannedBooking[], { channels, channelNames }: CalendarReading): StatusMark {
  const byHand = new Set(channels.filter(isByHand).map(({ key }) => key))
  const waits = ({ status, channel }: PlannedBooking) => status === 'publishing' && byHand.has(channel)
  const groups = worstStatusFirst.flatMap((status) => {
    const of = bookings.filter((booking) => booking.status === status)
    return [of.filter(waits), of.filter((booking) => !waits(booking))].filter(({ length }) => length > 0)
  })
  const marks = groups.map((group) => (waits(group[0]!) ? waitingForPerson : markOf(group[0]!)))
  const words = groups.map((group, index) => {
    const on = group.map(({ channel }) => channelNames.get(channel) ?? channel)
    return `${marks[index]!.word} on ${formatList([...new Set(on)])}`
  })
  return groups.length === 1 ? marks[0]! : { ...marks[0]!, word: words.join('; ') }
}

/** "Tentative, in review": a tentative booking also shows the announcement's status. */
function markOf({ status, announcementStatus }: PlannedBooking): StatusMark {
  const mark = bookingMarks[status]
  return status === 'tentative' ? { ...mark, word: `${mark.word}, ${announcementStatus.replaceAll('_', ' ')}` } : mark
}
