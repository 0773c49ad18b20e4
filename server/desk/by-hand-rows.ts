import { byUrgency } from '../announcements/index/by-urgency.ts'
import { type Hands, waitsFor } from '../channels/by-hand/posters.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { formatList } from '../platform/format.ts'
import { type RowContext, severityMarks, timeOf, waitedSince } from './announcement-rows.ts'
import type { Row } from './props.ts'

/** Posts that somebody still has to make, the most urgent first and then the one that has waited longest. */
export function byHandRows(deliveries: readonly Delivery[], hands: Hands, context: RowContext): Row[] {
  return deliveries
    .map((delivery) => ({ delivery, urgency: { ...delivery.message, at: delivery.dueAt } }))
    .toSorted((a, b) => byUrgency(a.urgency, b.urgency))
    .map(({ delivery }) => byHandRow(delivery, hands, context))
}

function byHandRow({ id, channel, dueAt, message }: Delivery, hands: Hands, context: RowContext): Row {
  const { headline, kind, severity, where } = message
  const name = context.channelNames.get(channel) ?? channel
  return {
    id: `by-hand-${id}`,
    href: `/deliveries/${id}`,
    headline,
    kind,
    critical: severity === 'critical',
    marks: severityMarks(severity),
    time: timeOf(dueAt, context.zone, context),
    where: `${where}, on ${formatList([name])}`,
    author: null,
    waited: `${waitedSince(dueAt, context.now)}, for ${waitsFor(hands, { channel, kind })}`,
    note: null,
    actions: [{ href: `/deliveries/${id}`, label: `Post on ${name}`, about: headline }],
  }
}
