import { bookingMarks, waitingForPerson } from '../calendar/booking-status-words.ts'
import type { StatusMark } from '../platform/pages/shared-props.ts'
import type { DeliveryStatus } from './delivery.ts'

/** How pages mark a delivery, and its phrase in errors: "This delivery is sent already." */
export const deliveryWords: Readonly<Record<DeliveryStatus, { mark: StatusMark; phrase: string }>> = {
  queued: { mark: { icon: 'clock', word: 'Queued', tone: 'plain' }, phrase: 'about to be sent' },
  sending: { mark: { icon: 'send', word: 'Being sent', tone: 'plain' }, phrase: 'being sent right now' },
  waiting: { mark: waitingForPerson, phrase: 'waiting to be posted manually' },
  sent: { mark: { icon: 'circle-check', word: 'Sent', tone: 'good' }, phrase: 'already sent' },
  failed: { mark: bookingMarks.failed, phrase: 'marked as failed' },
  unknown: { mark: bookingMarks.unknown, phrase: 'not known to have arrived' },
  missed: { mark: bookingMarks.missed, phrase: 'missed' },
  cancelled: { mark: bookingMarks.cancelled, phrase: 'canceled' },
}
