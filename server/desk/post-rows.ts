import { byUrgency } from '../announcements/index/by-urgency.ts'
import type { PlannedBooking } from '../calendar/booking.ts'
import { shownHeadline } from '../incidents/told-times.ts'
import { toMillis } from '../platform/clock.ts'
import { formatDuration } from '../platform/format.ts'
import { type RowContext, severityMarks, timeOf, whereItGoes } from './announcement-rows.ts'
import type { Row } from './props.ts'

/** One row for each post, in the given order: channels that go out together share a row. */
export function nextRows(bookings: readonly PlannedBooking[], context: RowContext): Row[] {
  return postsOf(bookings).map((post) => postRow('next', post, context))
}

/** Posts whose time has passed without anything happening, the most urgent first. */
export function overdueRows(bookings: readonly PlannedBooking[], context: RowContext): Row[] {
  return postsOf(bookings)
    .toSorted(([a], [b]) => byUrgency(a!, b!))
    .map((post) => ({
      ...postRow('overdue', post, context),
      marks: [
        ...severityMarks(post[0]!.severity),
        { icon: 'circle-alert', word: `Overdue by ${lateBy(post[0]!, context)}`, tone: 'bad' as const },
      ],
    }))
}

function lateBy({ at }: PlannedBooking, { now }: RowContext): string {
  return formatDuration(toMillis(now) - toMillis(at), 'short')
}

function postsOf(bookings: readonly PlannedBooking[]): PlannedBooking[][] {
  return [...Map.groupBy(bookings, ({ announcement, at }) => `${announcement} ${at}`).values()]
}

function postRow(list: string, post: readonly PlannedBooking[], context: RowContext): Row {
  const first = post[0]!
  const channels = [...new Set(post.map(({ channel }) => channel))]
  return {
    id: `${list}-${first.id}`,
    href: `/announcements/${first.announcement}`,
    headline: shownHeadline(first, context),
    kind: first.kind,
    critical: first.severity === 'critical',
    marks: severityMarks(first.severity),
    time: timeOf(first.at, first.zone ?? context.zone, context),
    where: whereItGoes({ audience: first.audience, channels }, context),
    author: null,
    waited: null,
    note: null,
    actions: [],
  }
}
