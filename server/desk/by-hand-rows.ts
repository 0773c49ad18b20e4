import { byUrgency } from '../announcements/index/by-urgency.ts'
import { type Hands, waitsFor } from '../channels/by-hand/posters.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { formatList } from '../platform/format.ts'
import { type RowContext, severityMarks, timeOf, waitedSince } from './announcement-rows.ts'
import type { Row } from './props.ts'

/** One at local times waits once for each zone. Its page lists all. */
const CHANNELS_AT_MOST = 6

/**
 * Posts that somebody still has to make, one row for each announcement: the most urgent first and then the one that has
 * waited longest. `corrections` are the announcements that correct them since.
 */
export function byHandRows(
  deliveries: readonly Delivery[],
  { hands, corrections }: { hands: Hands; corrections: ReadonlyMap<string, string> },
  context: RowContext,
): Row[] {
  const inOrder = deliveries
    .map((delivery) => ({ delivery, urgency: { ...delivery.message, at: delivery.dueAt } }))
    .toSorted((a, b) => byUrgency(a.urgency, b.urgency))
    .map(({ delivery }) => delivery)
  const posts = Map.groupBy(inOrder, ({ announcement }) => announcement)
  return [...posts].map(([announcement, waiting]) => {
    const [first, ...others] = waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const row = byHandRow([first!, ...others], hands, context)
    const correction = corrections.get(announcement)
    return correction === undefined ? row : correctedRow(row, correction, posts.get(correction))
  })
}

/** There is no use in posting words that were corrected. */
function correctedRow(row: Row, correction: string, posts: readonly Delivery[] | undefined): Row {
  const href = posts?.length === 1 ? `/deliveries/${posts[0]!.id}` : `/announcements/${correction}`
  return {
    ...row,
    note: 'Corrected since then. Post the correction instead.',
    actions: [{ href, label: 'Post the correction', about: `of ${row.headline}` }],
  }
}

function byHandRow(deliveries: [Delivery, ...Delivery[]], hands: Hands, context: RowContext): Row {
  const [{ announcement, dueAt, message }] = deliveries
  const { headline, kind, severity, where } = message
  const nameOf = ({ channel }: Delivery) => context.channelNames.get(channel) ?? channel
  const whom = [...new Set(deliveries.map(({ channel }) => waitsFor(hands, { channel, kind })))]
  return {
    id: `by-hand-${announcement}`,
    href: deliveries.length === 1 ? `/deliveries/${deliveries[0].id}` : `/announcements/${announcement}`,
    headline,
    kind,
    critical: severity === 'critical',
    marks: severityMarks(severity),
    time: timeOf(dueAt, context.zone, context),
    where: `${where}, on ${formatList([...new Set(deliveries.map(nameOf))])}`,
    author: null,
    waited: `${waitedSince(dueAt, context.now)}, for ${formatList(whom)}`,
    note: null,
    actions: deliveries.slice(0, CHANNELS_AT_MOST).map((delivery) => ({
      href: `/deliveries/${delivery.id}`,
      label: `Post on ${nameOf(delivery)}`,
      about: headline,
    })),
  }
}
