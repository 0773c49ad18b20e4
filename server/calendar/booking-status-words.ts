import type { StatusMark } from '../platform/pages/shared-props.ts'
import type { BookingStatus } from './booking.ts'

/** How every page marks a booking, worst status first: a post whose channels differ is marked by the worst of them. */
export const bookingMarks: Readonly<Record<BookingStatus, StatusMark>> = {
  failed: { icon: 'circle-x', word: 'Failed', tone: 'bad' },
  missed: { icon: 'circle-x', word: 'Missed', tone: 'bad' },
  unknown: { icon: 'circle-help', word: 'Outcome unknown', tone: 'caution' },
  held: { icon: 'circle-pause', word: 'On hold', tone: 'caution' },
  publishing: { icon: 'send', word: 'Going out', tone: 'plain' },
  booked: { icon: 'calendar-clock', word: 'Booked', tone: 'plain' },
  published: { icon: 'circle-check', word: 'Published', tone: 'good' },
  retracted: { icon: 'undo-2', word: 'Retracted', tone: 'quiet' },
  tentative: { icon: 'circle-dashed', word: 'Tentative', tone: 'plain' },
  cancelled: { icon: 'ban', word: 'Canceled', tone: 'quiet' },
}

export const worstStatusFirst = Object.keys(bookingMarks) as BookingStatus[]

/** Replaces "Going out" on a channel where a person posts by hand. */
export const waitingForPerson: StatusMark = { icon: 'user', word: 'To be posted manually', tone: 'caution' }

/** The legend below the week. */
export const bookingLegend: readonly StatusMark[] = [
  bookingMarks.booked,
  { ...bookingMarks.tentative, word: `${bookingMarks.tentative.word}: draft or in review, does not block others` },
  bookingMarks.published,
  bookingMarks.held,
  { ...bookingMarks.failed, word: 'Missed or failed' },
]
