import { readSavedFilter } from '../../audiences/saved/saved-filter.ts'
import type { Channel } from '../../channels/channel.ts'
import { listChannelNames } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { type CalendarState, readCalendarState } from '../calendar-state.ts'
import { endOf, type Span, startOf } from '../query/days.ts'
import type { BlockedBand } from './band-question.ts'
import { blockedBands } from './blocked-bands.ts'
import { type CalendarFilter, type FilterQuery, readFilter } from './filter.ts'
import { type OpenIncident, readOpenIncidents } from './open-incidents.ts'
import { findPlanned, type Post, postsOf } from './posts.ts'

/** Everything that the week and the list show. */
export interface CalendarReading {
  span: Span
  filter: CalendarFilter
  posts: readonly Post[]
  /** True when there are more bookings than `BOOKINGS_AT_MOST`. */
  cut: boolean
  blockedBands: readonly BlockedBand[]
  incidents: readonly OpenIncident[]
  channels: readonly Channel[]
  channelNames: ReadonlyMap<string, string>
  calendar: CalendarState
}

/** Far more than anybody reads on one page. */
export const BOOKINGS_AT_MOST = 3000

export interface CalendarAsked {
  span: Span
  zone: string
  query: FilterQuery
  /** Who asks: their own saved audiences are for nobody else. */
  person: { id: string }
}

export async function readCalendar(
  context: Context,
  { span, zone, query, person }: CalendarAsked,
): Promise<CalendarReading> {
  const { db, areas } = context
  const calendar = await readCalendarState(context)
  const filter = readFilter(areas, calendar.channels, query, await readSavedFilter(context, person, query.audience))
  const { channel, kinds, statuses, places } = filter
  const [from, to] = [startOf(span), endOf(span)]
  const bookings = await findPlanned(db, calendar.tree, {
    from: toInstant(from),
    to: toInstant(to),
    channel,
    kinds,
    statuses,
    places,
    limit: BOOKINGS_AT_MOST + 1,
  })
  const horizon = { from: from.toMillis(), to: to.toMillis() }
  return {
    span,
    filter,
    posts: postsOf(bookings.slice(0, BOOKINGS_AT_MOST)),
    cut: bookings.length > BOOKINGS_AT_MOST,
    blockedBands: blockedBands(calendar, { places, channel, zone }, horizon),
    incidents: await readOpenIncidents(context, to, places),
    channels: calendar.channels,
    channelNames: await listChannelNames(db),
    calendar,
  }
}
