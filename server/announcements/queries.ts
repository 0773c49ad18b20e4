import { sql } from 'kysely'
import { stoppedStatuses } from '../calendar/booking.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Announcement } from './announcement.ts'
import { fromRow, toRow } from './rows.ts'
import { searchable } from './searchable.ts'
import type { Status } from './status.ts'

export async function findAnnouncement(db: Db, id: string): Promise<Announcement> {
  const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('There is no such announcement.')
  return fromRow(row)
}

export interface AnnouncementFilter {
  ids?: readonly string[] | undefined
  statuses?: readonly Status[] | undefined
  /** Of the announcements in these statuses, those with a part that is held or missed join `statuses`. */
  stoppedIn?: readonly Status[] | undefined
  kind?: Kind | undefined
  channel?: string | undefined
  incident?: string | undefined
  /** Only announcements with a booking in this half-open time range. */
  from?: Instant | undefined
  to?: Instant | undefined
  /** Text that the headline or body contains, in upper or lower case. */
  q?: string | undefined
  reviewAfter?: boolean | undefined
  before?: { updatedAt: Instant; id: string } | undefined
}

/** Most recently changed first. */
export async function listAnnouncements(db: Db, filter: AnnouncementFilter, limit: number): Promise<Announcement[]> {
  const { before, from, to } = filter
  const rows = await db
    .selectFrom('announcements')
    .selectAll()
    .$if(filter.statuses !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('status', 'in', filter.statuses!),
          ...(filter.stoppedIn === undefined
            ? []
            : [
                eb.and([
                  eb('status', 'in', filter.stoppedIn),
                  eb(
                    'id',
                    'in',
                    eb
                      .selectFrom('bookings')
                      .select('bookings.announcement_id')
                      .where('bookings.status', 'in', stoppedStatuses),
                  ),
                ]),
              ]),
        ]),
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
    .$if(before !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('updated_at', '<', before!.updatedAt),
          eb.and([eb('updated_at', '=', before!.updatedAt), eb('id', '<', before!.id)]),
        ]),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** The service announcements about an incident, whatever their status, the oldest first. */
export async function listThread(db: Db, incident: string): Promise<Announcement[]> {
  const rows = await db
    .selectFrom('announcements')
    .selectAll()
    .where('incident', '=', incident)
    .where('kind', '=', 'service')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

export async function insertAnnouncement(trx: Trx, announcement: Announcement): Promise<void> {
  await trx.insertInto('announcements').values(toRow(announcement)).execute()
}

/** Saves it and returns it with its new revision. Throws Conflict if somebody saved after `announcement` was read. */
export async function saveAnnouncement(trx: Trx, announcement: Announcement): Promise<Announcement> {
  const row = await trx
    .updateTable('announcements')
    .set({ ...toRow(announcement), revision: announcement.revision + 1 })
    .where('id', '=', announcement.id)
    .where('revision', '=', announcement.revision)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Somebody else changed this announcement. Look at it again first.')
  return fromRow(row)
}

export async function deleteAnnouncement(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('announcements').where('id', '=', id).execute()
}

/** Headlines by id, for naming announcements elsewhere. */
export async function listHeadlines(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('announcements').select(['id', 'headline']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, headline }) => [id, headline || 'No headline yet']))
}

/** The number of announcements in each status. A status without any is left out. */
export async function countByStatus(db: Db): Promise<Map<Status, number>> {
  const rows = await db
    .selectFrom('announcements')
    .select('status')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('status')
    .execute()
  return new Map(rows.map(({ status, count }) => [status as Status, Number(count)]))
}
