import type { Booking, BookingStatus } from '../../calendar/booking.ts'
import type { AnnouncementMail } from '../../mail/queued-mail.ts'
import { formatList } from '../../platform/format.ts'
import type { Announcement } from '../announcement.ts'

/** The parts of an announcement that an email is about, beside what goes out or is out. */
export interface StoppedParts {
  /** "SMS", with the reason that is given; null when nobody gives one. */
  parts: { channels: string; reason: string | null }[]
  /** Whether there are others that were not stopped. */
  beside: boolean
}

/** What was stopped when it was approved, when only a part of it was free, is on hold. */
const stoppedAs: Partial<Record<AnnouncementMail, BookingStatus>> = {
  approved: 'held',
  held: 'held',
  missed: 'missed',
  failed: 'failed',
}

const REASONS_AT_MOST = 5

export function stoppedParts(
  kind: AnnouncementMail,
  { reason }: Pick<Announcement, 'reason'>,
  bookings: readonly Booking[],
  nameOf: (channel: string) => string,
): StoppedParts {
  const isStopped = ({ status }: Booking) => status === stoppedAs[kind]
  const stopped = Map.groupBy(bookings.filter(isStopped), (booking) => booking.reason || reason)
  const parts = [...stopped].map(([why, of]) => ({ channels: channelsOf(of, nameOf), reason: why || null }))
  const beside = bookings.some((booking) => !isStopped(booking) && booking.status !== 'cancelled')
  return { parts: parts.slice(0, REASONS_AT_MOST), beside }
}

/** The channels on which something goes out or is out; all of them when everything was stopped. */
export function channelsBeside(
  kind: AnnouncementMail,
  { channels }: Pick<Announcement, 'channels'>,
  bookings: readonly Booking[],
): readonly string[] {
  const going = bookings.filter(({ status }) => status !== stoppedAs[kind] && status !== 'cancelled')
  const left = channels.filter((key) => going.some(({ channel }) => channel === key))
  return left.length > 0 ? left : channels
}

function channelsOf(bookings: readonly Booking[], nameOf: (channel: string) => string): string {
  return formatList([...new Set(bookings.map(({ channel }) => nameOf(channel)))])
}
