import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Severity } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Head } from '../platform/db/calendar-head.ts'
import { insertMany } from '../platform/db/insert-many.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { AnnouncementsTable, BookingsTable } from '../tables.ts'
import type { Booking, BookingStatus, PlannedBooking } from './booking.ts'

const codes = z.array(z.string())
const storedAudience = z.object({ include: codes, exclude: codes })

export async function listBookingsOf(db: Db, announcement: string): Promise<Booking[]> {
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .orderBy('at')
    .orderBy('channel')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** A booking that must exist, because something refers to it. */
export async function findBooking(db: Db, id: string): Promise<Booking> {
  return fromRow(await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
}

export async function listBookingsOfMany(db: Db, announcements: readonly string[]): Promise<Map<string, Booking[]>> {
  if (announcements.length === 0) return new Map()
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('announcement_id', 'in', announcements)
    .orderBy('at')
    .orderBy('channel')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows.map(fromRow), (booking) => booking.announcement)
}

/** How far a process has read the changes: it continues at this change number, after this id. */
export interface Position extends Pick<Booking, 'change' | 'id'> {
  /** Where the calendar stood when the page before was read; null before the first page. */
  after: Pick<Head, 'change' | 'mark'> | null
}

export interface ChangesPage {
  bookings: Booking[]
  head: Pick<Head, 'change' | 'mark'>
  /** False if the history that the page before was read from is gone, because the database was restored. */
  follows: boolean
}

/**
 * The bookings that changed from a position on, oldest change first. One statement reads them together with the head, so
 * that both are of one instant even if the database is restored between two pages.
 */
export async function listChanges(db: Db, { change, id, after }: Position, limit: number): Promise<ChangesPage> {
  const rows = await db
    .selectFrom('calendar_head as head')
    .leftJoin(
      (qb) =>
        qb
          .selectFrom('bookings')
          .selectAll()
          .where('change', '>=', change)
          .where((eb) => eb.or([eb('change', '>', change), eb('id', '>', id)]))
          .orderBy('change')
          .orderBy('id')
          .limit(limit)
          .as('changed'),
      (join) => join.onTrue(),
    )
    .selectAll('changed')
    .select(['head.change as head_change', 'head.mark as head_mark'])
    .select((eb) =>
      eb
        .selectFrom('calendar_changes as seen')
        .select((of) => of.fn.countAll<number>().as('count'))
        .where('seen.change', '=', after?.change ?? 0)
        .where('seen.mark', '=', after?.mark ?? '')
        .as('seen'),
    )
    .orderBy('changed.change')
    .orderBy('changed.id')
    .execute()
  const [{ head_change, head_mark, seen }] = rows as [(typeof rows)[number]]
  return {
    bookings: rows.filter((row) => row.id !== null).map((row) => fromRow(row as Selectable<BookingsTable>)),
    head: { change: head_change, mark: head_mark },
    follows: after === null || seen === 1,
  }
}

/** Announcements with a due booking, longest overdue first. */
export async function findDueAnnouncements(db: Db, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bookings')
    .select('announcement_id')
    .select((eb) => eb.fn.min('at').as('due'))
    .where('status', '=', 'booked')
    .where('at', '<=', now)
    .groupBy('announcement_id')
    .orderBy('due')
    .limit(limit)
    .execute()
  return rows.map((row) => row.announcement_id)
}

export interface PlannedFilter {
  /** Half-open. Without `from`, everything before `to`. */
  from?: Instant
  to: Instant
  channel?: string | undefined
  kinds?: readonly Kind[] | undefined
  statuses: readonly BookingStatus[]
  after?: { at: Instant; id: string } | undefined
}

/** Bookings in a time range with their announcement's details, by time. */
export async function listPlanned(db: Db, filter: PlannedFilter, limit: number): Promise<PlannedBooking[]> {
  const { after } = filter
  const rows = await selectPlanned(db)
    .$if(filter.from !== undefined, (q) => q.where('bookings.at', '>=', filter.from!))
    .where('bookings.at', '<', filter.to)
    .where('bookings.status', 'in', filter.statuses)
    .$if(filter.channel !== undefined, (q) => q.where('bookings.channel', '=', filter.channel!))
    .$if(filter.kinds !== undefined, (q) => q.where('bookings.kind', 'in', filter.kinds!))
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('bookings.at', '>', after!.at),
          eb.and([eb('bookings.at', '=', after!.at), eb('bookings.id', '>', after!.id)]),
        ]),
      ),
    )
    .orderBy('bookings.at')
    .orderBy('bookings.id')
    .limit(limit)
    .execute()
  return rows.map(plannedFromRow)
}

/** These bookings with their announcement's details, by time. */
export async function listPlannedByIds(db: Db, ids: readonly string[]): Promise<PlannedBooking[]> {
  if (ids.length === 0) return []
  const rows = await selectPlanned(db)
    .where('bookings.id', 'in', ids)
    .orderBy('bookings.at')
    .orderBy('bookings.id')
    .execute()
  return rows.map(plannedFromRow)
}

/** Booked bookings that may break a rule: they were made before the rule, or an approver overrode it. */
export async function listBookingsWaiving(db: Db, rule: string): Promise<PlannedBooking[]> {
  const rows = await selectPlanned(db)
    .where('bookings.status', '=', 'booked')
    .where('bookings.waived_rules_json', 'like', `%${JSON.stringify(rule)}%`)
    .orderBy('bookings.at')
    .orderBy('bookings.id')
    .execute()
  return rows.map(plannedFromRow)
}

/** The rules that bookings broke when a person posted them by hand, by booking. Those that broke none are left out. */
export async function listPostedOver(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('bookings')
    .select(['id', 'posted_over_json'])
    .where('id', 'in', ids)
    .where('posted_over_json', '<>', '[]')
    .execute()
  return new Map(rows.map((row) => [row.id, codes.parse(JSON.parse(row.posted_over_json))]))
}

function selectPlanned(db: Db) {
  return db
    .selectFrom('bookings')
    .innerJoin('announcements', 'announcements.id', 'bookings.announcement_id')
    .selectAll('bookings')
    .select(['announcements.headline', 'announcements.audience_json', 'announcements.status as announcement_status'])
    .select(['announcements.expected_end', 'announcements.confidence', 'announcements.next_update_by'])
}

export async function insertBookings(trx: Trx, bookings: readonly Booking[], now: Instant): Promise<void> {
  const rows = bookings.map((booking) => ({ ...toRow(booking), created_at: now }))
  await insertMany(rows, (batch) => trx.insertInto('bookings').values(batch))
}

export async function saveBooking(trx: Trx, booking: Booking): Promise<void> {
  await trx.updateTable('bookings').set(toRow(booking)).where('id', '=', booking.id).execute()
}

/** Deletes only bookings that never counted. The others are cancelled instead, so that every process learns of it. */
export async function deleteBookings(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('bookings').where('id', 'in', ids).where('change', '=', 0).execute()
}

function plannedFromRow(
  row: Selectable<BookingsTable> & {
    headline: string
    audience_json: string
    announcement_status: string
  } & Pick<Selectable<AnnouncementsTable>, 'expected_end' | 'confidence' | 'next_update_by'>,
): PlannedBooking {
  return {
    ...fromRow(row),
    headline: row.headline,
    expectedEnd: row.expected_end,
    confidence: row.confidence as PlannedBooking['confidence'],
    nextUpdateBy: row.next_update_by,
    audience: storedAudience.parse(JSON.parse(row.audience_json)),
    announcementStatus: row.announcement_status,
  }
}

function fromRow(row: Selectable<BookingsTable>): Booking {
  return {
    id: row.id,
    announcement: row.announcement_id,
    channel: row.channel,
    zone: row.zone,
    at: row.at,
    status: row.status as BookingStatus,
    kind: row.kind as Kind,
    severity: row.severity as Severity,
    incident: row.incident,
    reach: codes.parse(JSON.parse(row.reach_json)),
    waivedRules: codes.parse(JSON.parse(row.waived_rules_json)),
    postedOver: codes.parse(JSON.parse(row.posted_over_json)),
    reason: row.reason,
    committed: row.committed,
    change: row.change,
  }
}

function toRow(booking: Booking): Omit<BookingsTable, 'created_at'> {
  return {
    id: booking.id,
    announcement_id: booking.announcement,
    channel: booking.channel,
    zone: booking.zone,
    at: booking.at,
    status: booking.status,
    kind: booking.kind,
    severity: booking.severity,
    incident: booking.incident,
    reach_json: JSON.stringify(booking.reach),
    waived_rules_json: JSON.stringify(booking.waivedRules),
    posted_over_json: JSON.stringify(booking.postedOver),
    reason: booking.reason,
    committed: booking.committed,
    change: booking.change,
  }
}

/** The announcements with a booking on the channel that has not started. */
export async function listAnnouncementsBookedOn(db: Db, channel: string): Promise<string[]> {
  const rows = await db
    .selectFrom('bookings')
    .select('announcement_id')
    .distinct()
    .where('channel', '=', channel)
    .where('status', '=', 'booked')
    .orderBy('announcement_id')
    .execute()
  return rows.map((row) => row.announcement_id)
}
