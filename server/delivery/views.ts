import { may, mayWriteFor, type Person } from '../people/person.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import { formatCount } from '../platform/format.ts'
import type { StatusMark, Time } from '../platform/pages/shared-props.ts'
import { timeIn } from '../platform/pages/times.ts'
import { type Delivery, type DeliveryStatus, isGivenUpWhenNotSent } from './delivery.ts'
import { deliveryWords } from './delivery-status-words.ts'
import { type DecisionName, whyNotDecide } from './own-booking.ts'
import type { Owned } from './owners.ts'

export interface DeliveryViews {
  'delivery/index': DeliveriesPage
  'delivery/_delivery': { delivery: DeliveryRow }
}

export interface DeliveriesPage {
  /** Set if email is enabled but reaches nobody yet. */
  warning: string | null
  /** Only groups that are not empty. */
  groups: { id: string; title: string; note: string; deliveries: DeliveryRow[] }[]
}

export interface DeliveryRow {
  id: string
  headline: string
  href: string
  kind: Kind
  channel: string
  due: Time
  status: StatusMark
  /** The last error, and how often it was tried. */
  trouble: string | null
  /** The page on which a person posts it by hand, or gives it up. */
  post: { href: string; label: string } | null
  /** The address each button posts to; null if what has become of it or the person's permissions do not allow it. */
  sent: string | null
  notSent: string | null
  retry: string | null
}

const groups: { id: string; title: string; note: string; of: readonly DeliveryStatus[] }[] = [
  {
    id: 'waiting',
    title: 'To be posted manually',
    note: 'Hark cannot post to these channels. Someone posts the text there and records it.',
    of: ['waiting'],
  },
  {
    id: 'unknown',
    title: deliveryWords.unknown.mark.word,
    note: 'The connection broke at the wrong moment. Check there first: sending again may make a second copy.',
    of: ['unknown'],
  },
  { id: 'failed', title: 'Failed', note: 'These did not arrive. Latest first.', of: ['failed', 'missed'] },
  {
    id: 'stopped',
    title: 'Given up, or stopped before it was posted',
    note: 'Latest first. If someone has already posted one, mark it as sent so it counts.',
    of: ['cancelled'],
  },
  {
    id: 'being-sent',
    title: 'Being sent',
    note: 'These are being sent or will be retried soon. To stop one, cancel or hold its announcement.',
    of: ['queued', 'sending'],
  },
]

export function indexPage(
  deliveries: readonly Owned[],
  channels: ReadonlyMap<string, string>,
  zone: string,
  person: Person,
): Pick<DeliveriesPage, 'groups'> {
  const rows = (of: readonly DeliveryStatus[]) =>
    deliveries
      .filter(({ status }) => of.includes(status))
      .map((delivery) => rowOf(delivery, channels.get(delivery.channel) ?? delivery.channel, zone, person))
  return {
    groups: groups
      .map(({ of, ...group }) => ({ ...group, deliveries: rows(of) }))
      .filter((group) => group.deliveries.length > 0),
  }
}

function rowOf(delivery: Owned, channel: string, zone: string, person: Person): DeliveryRow {
  const { id, announcement, status, message, purpose } = delivery
  const mayAct = may(person, 'approver') || mayWriteFor(person, message.kind)
  const to = (what: DecisionName) =>
    mayAct && whyNotDecide(what, delivery, delivery.owner) === null ? `/deliveries/${id}/${what}` : null
  return {
    id,
    headline: purpose === 'retract' ? `Withdrawn: ${message.headline}` : message.headline,
    href: `/announcements/${announcement}`,
    kind: message.kind,
    channel,
    due: timeIn(delivery.dueAt, zone),
    status: deliveryWords[status].mark,
    trouble: troubleOf(delivery),
    post: postOf(delivery, to('not-sent') !== null),
    sent: status === 'waiting' ? null : to('sent'),
    notSent: isGivenUpWhenNotSent(delivery) ? null : to('not-sent'),
    retry: to('retry'),
  }
}

function postOf(delivery: Delivery, mayAct: boolean): DeliveryRow['post'] {
  const href = `/deliveries/${delivery.id}`
  if (delivery.status === 'waiting') return { href, label: mayAct ? 'Post it' : 'See what to post' }
  return mayAct && isGivenUpWhenNotSent(delivery) ? { href: `${href}#not-posted`, label: 'Give it up' } : null
}

function troubleOf({ lastError, attempts }: Delivery): string | null {
  if (lastError === null) return null
  return attempts > 1 ? `Tried ${formatCount(attempts, 'time')}. ${lastError}` : lastError
}
