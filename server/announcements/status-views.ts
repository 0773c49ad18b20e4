import type { BookingStatus } from '../calendar/booking.ts'
import type { ChannelType } from '../channels/channel.ts'
import type { Severity } from '../incidents/severity.ts'
import { capitalize } from '../platform/format.ts'
import type { Status as Mark } from '../platform/http/shared-views.ts'
import { type Status, statusWords } from './announcement.ts'

/** How far an announcement has come, as it is marked on every page. */
export function statusMark(status: Status): Mark {
  return { ...marks[status], word: capitalize(statusWords[status]) }
}

export function bookingMark(status: BookingStatus): Mark {
  return bookingMarks[status]
}

/** What a severity above routine looks like; routine needs no mark. */
export function severityMark(severity: Severity): { word: string; tone: Mark['tone'] } | null {
  if (severity === 'routine') return null
  return { word: capitalize(severity), tone: severity === 'critical' ? 'bad' : 'caution' }
}

const marks: Record<Status, Pick<Mark, 'icon' | 'tone'>> = {
  draft: { icon: 'pencil', tone: 'quiet' },
  in_review: { icon: 'eye', tone: 'caution' },
  approved: { icon: 'thumbs-up', tone: 'plain' },
  scheduled: { icon: 'calendar-clock', tone: 'plain' },
  held: { icon: 'circle-pause', tone: 'caution' },
  publishing: { icon: 'send', tone: 'plain' },
  published: { icon: 'circle-check', tone: 'good' },
  failed: { icon: 'circle-x', tone: 'bad' },
  missed: { icon: 'circle-x', tone: 'bad' },
  cancelled: { icon: 'ban', tone: 'quiet' },
  retracted: { icon: 'undo-2', tone: 'quiet' },
}

const bookingMarks: Record<BookingStatus, Mark> = {
  tentative: { icon: 'circle-dashed', word: 'Tentative', tone: 'quiet' },
  booked: { icon: 'calendar-clock', word: 'Booked', tone: 'plain' },
  held: { icon: 'circle-pause', word: 'Held', tone: 'caution' },
  publishing: { icon: 'send', word: 'Going out', tone: 'plain' },
  published: { icon: 'circle-check', word: 'Published', tone: 'good' },
  failed: { icon: 'circle-x', word: 'Failed', tone: 'bad' },
  unknown: { icon: 'circle-help', word: 'Not known whether it arrived', tone: 'caution' },
  missed: { icon: 'circle-x', word: 'Missed', tone: 'bad' },
  cancelled: { icon: 'ban', word: 'Cancelled', tone: 'quiet' },
  retracted: { icon: 'undo-2', word: 'Retracted', tone: 'quiet' },
}

export const channelIcons: Record<ChannelType, string> = {
  notices: 'file-text',
  email: 'mail',
  webhook: 'webhook',
  facebook: 'megaphone',
  x: 'at-sign',
  sms: 'message-square',
  manual: 'user',
}
