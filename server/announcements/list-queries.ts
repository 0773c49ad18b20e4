import { type ExpressionBuilder, sql } from 'kysely'
import type { BookingStatus } from '../calendar/booking.ts'
import { type Severity, severities } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import { noTime } from '../platform/http/paging.ts'
import type { Db } from '../platform/transact.ts'
import type { Tables } from '../tables.ts'
import type { Announcement } from './announcement.ts'
import { fromRow } from './rows.ts'
import { searchable } from './searchable.ts'
import { type Status, statuses } from './status.ts'

export interface AnnouncementFilter {
  ids?: readonly string[] | undefined
  statuses?: readonly Status[] | undefined
  /** Announcements of which one part is in one of these join `statuses`. With `in`, only those in these statuses. */
  parts?: { statuses: readonly BookingStatus[]; in?: readonly Status[] } | undefined
  kind?: Kind | undefined
  channel?: string | undefined
  incident?: string | undefined
  /** Only announcements with a booking in this half-open time range. */
  from?: Instant | undefined
  to?: Instant | undefined
  /** Text that the headline or body contains, in upper or lower case. */
  q?: string | undefined
  reviewAfter?: boolean | undefined
}

/** `time`: those to come, the next first; then those that are not on the calendar; then those that are over, the last first. */
export const sorts = ['time', 'changed', 'severity', 'status'] as const
export type Sort = (typeof sorts)[number]

/** Where an announcement is in a sorted list: what it is sorted by first, the moment among those that share that, its id. */
export type Position = readonly [rank: number, moment: Instant, id: string]

export interface Listed {
  announcement: Announcement
  position: Position
}

export interface ListOrder {
  sort: Sort
  now: Instant
  /** The position after which the list goes on; before which, when it is read backwards. */
  from?: Position | undefined
  backwards?: boolean
}

export const hasTime = ([, moment]: Position) => moment !== noTime

/** Up to `limit` announcements in this order from its position on, whose ids decide between those that share all else. */
export async function listSorted(
  db: Db,
  filter: AnnouncementFilter,
  order: ListOrder,
  limit: number,
): Promise<Listed[]> {
  const { from, backwards = false } = order
  const ranks = order.sort === 'time' ? [0, 1] : [null]
  const found: Listed[] = []
  for (const rank of backwards ? ranks.toReversed() : ranks) {
    const isBehind = rank !== null && from !== undefined && (backwards ? rank > from[0] : rank < from[0])
    if (found.length >= limit || isBehind) continue
    found.push(...(await listRanked(db, filter, { ...order, rank }, limit - found.length)))
  }
  return found
}

/** `rank` is the only one to list; null for all of them, the lowest first. Of each, the latest come first; what is to come, last. */
async function listRanked(
  db: Db,
  filter: AnnouncementFilter,
  { sort, now, from, backwards = false, rank }: ListOrder & { rank: number | null },
  limit: number,
): Promise<Listed[]> {
  const isEarliestFirst = (sort === 'time' && rank === 0) !== backwards
  const [beyond, direction] = isEarliestFirst ? (['>', 'asc'] as const) : (['<', 'desc'] as const)
  const rows = await db
    .selectFrom(() => withPosition(matching(db, filter), sort, now).as('listed'))
    .selectAll()
    .$if(rank !== null, (q) => q.where('rank', '=', rank!))
    .$if(from !== undefined && (rank === null || rank === from[0]), (q) =>
      q.where((eb) =>
        eb.or([
          eb('rank', backwards ? '<' : '>', from![0]),
          eb.and([eb('rank', '=', from![0]), eb('moment', beyond, from![1])]),
          eb.and([eb('rank', '=', from![0]), eb('moment', '=', from![1]), eb('id', beyond, from![2])]),
        ]),
      ),
    )
    .orderBy('rank', backwards ? 'desc' : 'asc')
    .orderBy('moment', direction)
    .orderBy('id', direction)
    .limit(limit)
    .execute()
  return rows.map(({ rank, moment, ...row }) => ({
    announcement: fromRow(row),
    position: [Number(rank), moment, row.id],
  }))
}

/** Adds what the list is sorted by. What was canceled is over since then. */
function withPosition(query: ReturnType<typeof matching>, sort: Sort, now: Instant) {
  const times = (eb: ExpressionBuilder<Tables, 'announcements'>) =>
    eb
      .selectFrom('bookings')
      .whereRef('bookings.announcement_id', '=', 'announcements.id')
      .where('bookings.status', '<>', 'cancelled')
  return query.select((eb) => {
    const next = times(eb)
      .where('bookings.at', '>', now)
      .select((of) => of.fn.min('bookings.at').as('at'))
    const last = times(eb).select((of) => of.fn.max('bookings.at').as('at'))
    const over = eb.case().when('announcements.status', '=', 'cancelled').then(eb.ref('updated_at')).else(noTime).end()
    return [
      rankOf(sort, next).as('rank'),
      sort === 'time'
        ? sql<string>`coalesce(${next}, ${last}, ${over})`.as('moment')
        : eb.ref('updated_at').as('moment'),
    ]
  })
}

function rankOf(sort: Sort, next: Parameters<typeof sql>[1]) {
  if (sort === 'time') return sql<number>`case when ${next} is null then 1 else 0 end`
  if (sort === 'severity') return placeIn('severity', severities.toReversed())
  if (sort === 'status') return placeIn('status', statuses)
  return sql<number>`0`
}

function placeIn(column: 'severity' | 'status', values: readonly (Severity | Status)[]) {
  const cases = values.map((value, index) => sql`when ${value} then ${sql.lit(index)}`)
  return sql<number>`case ${sql.ref(`announcements.${column}`)} ${sql.join(cases, sql` `)} end`
}

/** Most recently changed first. */
export async function listAnnouncements(db: Db, filter: AnnouncementFilter, limit: number): Promise<Announcement[]> {
  const rows = await matching(db, filter).orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(fromRow)
}

/** How many announcements match the filter. */
export async function countMatching(db: Db, filter: AnnouncementFilter): Promise<number> {
  const { count } = await db
    .selectFrom(() => matching(db, filter).as('listed'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function matching(db: Db, filter: AnnouncementFilter) {
  const { from, to } = filter
  return db
    .selectFrom('announcements')
    .selectAll('announcements')
    .$if(filter.statuses !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('status', 'in', filter.statuses!), ...(filter.parts ? [hasPartIn(filter.parts)] : [])]),
      ),
    )
    .$if(filter.ids !== undefined, (q) => q.where('id', 'in', filter.ids!))
    .$if(filter.kind !== undefined, (q) => q.where('kind', '=', filter.kind!))
    .$if(filter.incident !== undefined, (q) => q.where('incident', '=', filter.incident!))
    .$if(filter.reviewAfter === true, (q) => q.where('review_after', '=', 1))
    .$if(filter.channel !== undefined, (q) => q.where('channels_json', 'like', `%${JSON.stringify(filter.channel)}%`))
    .$if(from !== undefined || to !== undefined, (q) =>
      q.where((eb) =>
        // One booking has to meet both bounds: an announcement booked on day 1 and day 10 has none on days 4 to 6.
        eb.exists(
          eb
            .selectFrom('bookings')
            .select('bookings.id')
            .whereRef('bookings.announcement_id', '=', 'announcements.id')
            .$if(from !== undefined, (of) => of.where('bookings.at', '>=', from!))
            .$if(to !== undefined, (of) => of.where('bookings.at', '<', to!))
            .$if(filter.channel !== undefined, (of) => of.where('bookings.channel', '=', filter.channel!)),
        ),
      ),
    )
    .$if(filter.q !== undefined, (q) => {
      const pattern = `%${searchable(filter.q!).replace(/[\\%_]/g, '\\$&')}%`
      return q.where(sql<boolean>`search_text like ${pattern} escape '\\'`)
    })
}

function hasPartIn({ statuses, in: within }: NonNullable<AnnouncementFilter['parts']>) {
  const having = sql<boolean>`announcements.id in (select bookings.announcement_id from bookings where bookings.status in (${sql.join([...statuses])}))`
  return within === undefined
    ? having
    : sql<boolean>`(${having} and announcements.status in (${sql.join([...within])}))`
}
