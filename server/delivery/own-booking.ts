import type { Announcement } from '../announcements/announcement.ts'
import { textFor } from '../announcements/content.ts'
import type { Booking, BookingStatus } from '../calendar/booking.ts'
import type { Incident } from '../incidents/incident.ts'
import { Conflict } from '../platform/errors.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { deliveryWords } from './delivery-status-words.ts'
import { whyPast } from './past.ts'

/** What a person can decide about a delivery, by the last part of its address, and the statuses that allow it. */
const decidable = {
  sent: ['waiting', 'failed', 'unknown', 'missed', 'cancelled'],
  'not-sent': ['waiting', 'failed', 'unknown', 'missed'],
  retry: ['failed', 'unknown'],
} as const satisfies Record<string, readonly DeliveryStatus[]>

export type DecisionName = keyof typeof decidable

/** What a delivery belongs to, as it is now. */
export interface Owner {
  announcement: Announcement
  booking: Pick<Booking, 'status'>
  /** Null without one. */
  incident: Incident | null
}

/** The statuses of a booking that is still that of a delivery with this status. A booking that has moved on has another. */
const own: Partial<Record<DeliveryStatus, readonly BookingStatus[]>> = {
  waiting: ['publishing'],
  unknown: ['unknown', 'publishing', 'retracted'],
  failed: ['failed'],
  missed: ['missed'],
}

/** What has become of a booking that is no longer that of its delivery. */
const became: Readonly<Record<BookingStatus, string>> = {
  tentative: 'Its post is not scheduled: the announcement was changed, or needs approval again.',
  booked: 'Its post is scheduled again and goes out at its new time.',
  held: 'Its post is on hold. Resume it to send it.',
  publishing: 'Its post is about to be sent.',
  published: 'Its post has gone out.',
  failed: 'Its post has failed.',
  unknown: 'Its post may have gone out.',
  missed: 'Its post was missed. Resume it to send it.',
  cancelled: 'Its post was canceled.',
  retracted: 'Its post was retracted.',
}

/** Why a person may not decide this about the delivery, as a sentence; null if they may. */
export function whyNotDecide(name: DecisionName, delivery: Delivery, owner: Owner): string | null {
  const from: readonly DeliveryStatus[] = decidable[name]
  if (!from.includes(delivery.status)) return `This delivery is ${deliveryWords[delivery.status].phrase}.`
  if (delivery.purpose === 'retract') return null
  if (name === 'retry' && delivery.stopping === 'cancel')
    return 'It was canceled. It may have arrived all the same, so mark it as sent or not sent; it is not sent again.'
  if (name === 'sent' && (delivery.status === 'missed' || delivery.status === 'cancelled'))
    return whyNotSent(delivery, owner)
  const { status } = owner.booking
  if (!own[delivery.status]?.includes(status)) return became[status]
  return name === 'retry' ? whyNotAgain(owner) : null
}

/** Why nobody may get it any more, whoever would send it again. */
export function whyNotAgain({ announcement, incident }: Pick<Owner, 'announcement' | 'incident'>): string | null {
  if (announcement.status === 'retracted') return 'The announcement was retracted, so it is not sent.'
  return whyPast(announcement, incident)
}

export function requireDecidable(name: DecisionName, delivery: Delivery, owner: Owner): void {
  const why = whyNotDecide(name, delivery, owner)
  if (why !== null) throw new Conflict(why)
}

/**
 * A person may have posted what was stopped, whatever has become of it since. But once the announcement says something
 * else the old post cannot stand for it, and while it is under review nothing of it can be out.
 */
function whyNotSent({ message, channel }: Delivery, { announcement }: Owner): string | null {
  if (!isSameContent(message, announcement, channel))
    return 'The announcement was edited after this was stopped, so this cannot be marked as sent.'
  const { status } = announcement
  if (status !== 'draft' && status !== 'in_review' && status !== 'approved') return null
  return 'The announcement needs approval and a time again. Do that or cancel it first, then mark this as sent.'
}

const compared = [
  ...(['kind', 'severity', 'category', 'stage', 'incident', 'link'] as const),
  ...(['corrects', 'began', 'expectedEnd', 'confidence', 'nextUpdateBy'] as const),
] as const

function isSameContent(message: Delivery['message'], announcement: Announcement, channel: string): boolean {
  const { headline, text, body } = message.written ?? message
  return (
    compared.every((field) => message[field] === announcement[field]) &&
    headline === announcement.headline &&
    body === announcement.body &&
    text === textFor(announcement, channel) &&
    JSON.stringify(message.audience) === JSON.stringify(announcement.audience)
  )
}
