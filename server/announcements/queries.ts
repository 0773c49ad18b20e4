import { sql } from 'kysely'
import { z } from 'zod'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db, Trx } from '../platform/db/transact.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Announcement, Content, Status } from './announcement.ts'
import { contentColumn, fromRow, toRow } from './rows.ts'

export async function findAnnouncement(db: Db, id: string): Promise<Announcement> {
  const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('There is no such announcement.')
  return fromRow(row)
}

export interface AnnouncementFilter {
  ids?: readonly string[] | undefined
  statuses?: readonly Status[] | undefined
  kind?: Kind | undefined
  channel?: string | undefined
  incident?: string | undefined
  /** Only with a booking in this stretch, half-open. */
  from?: Instant | undefined
  to?: Instant | undefined
  /** Words of the headline or text. */
  q?: string | undefined
  reviewAfter?: boolean | undefined
  before?: { updatedAt: Instant; id: string } | undefined
}

/** The last changed first. */
export async function listAnnouncements(db: Db, filter: AnnouncementFilter, limit: number): Promise<Announcement[]> {
  const { before } = filter
  const hasBooking = (column: 'at' | 'channel', operator: '>=' | '<' | '=', value: string) => (eb: any) =>
    eb.exists(
      eb
        .selectFrom('bookings')
        .select('bookings.id')
        .whereRef('bookings.announcement_id', '=', 'announcements.id')
        .where(`bookings.${column}`, operator, value),
    )
  const rows = await db
    .selectFrom('announcements')
    .selectAll()
    .$if(filter.statuses !== undefined, (q) => q.where('status', 'in', filter.statuses!))
    .$if(filter.ids !== undefined, (q) => q.where('id', 'in', filter.ids!))
    .$if(filter.kind !== undefined, (q) => q.where('kind', '=', filter.kind!))
    .$if(filter.incident !== undefined, (q) => q.where('incident', '=', filter.incident!))
    .$if(filter.reviewAfter === true, (q) => q.where('review_after', '=', 1))
    .$if(filter.channel !== undefined, (q) => q.where('channels_json', 'like', `%${JSON.stringify(filter.channel)}%`))
    .$if(filter.from !== undefined, (q) => q.where(hasBooking('at', '>=', filter.from!)))
    .$if(filter.to !== undefined, (q) => q.where(hasBooking('at', '<', filter.to!)))
    .$if(filter.q !== undefined, (q) => {
      const pattern = `%${filter.q!.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
      return q.where((eb) =>
        eb.or([
          sql<boolean>`lower(headline) like ${pattern} escape '\\'`,
          sql<boolean>`lower(body) like ${pattern} escape '\\'`,
        ]),
      )
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

export async function insertAnnouncement(trx: Trx, announcement: Announcement): Promise<void> {
  await trx.insertInto('announcements').values(toRow(announcement)).execute()
}

/** Saves only if nobody has saved since `announcement` was read; returns it with its new revision. */
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

export interface Revision {
  revision: number
  author: string
  at: Instant
  move: string
  content: Content
  contentHash: string
}

export async function insertRevision(trx: Trx, announcement: string, revision: Revision): Promise<void> {
  await trx
    .insertInto('revisions')
    .values({
      announcement_id: announcement,
      revision: revision.revision,
      author: revision.author,
      at: revision.at,
      move: revision.move,
      content_json: JSON.stringify(revision.content),
      content_hash: revision.contentHash,
    })
    .execute()
}

/** The oldest first. */
export async function listRevisions(db: Db, announcement: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    author: row.author,
    at: row.at,
    move: row.move,
    content: contentColumn.parse(JSON.parse(row.content_json)),
    contentHash: row.content_hash,
  }))
}

/** Everybody who wrote any part of it. */
export async function listAuthors(db: Db, announcement: string): Promise<string[]> {
  const rows = await db
    .selectFrom('revisions')
    .select('author')
    .distinct()
    .where('announcement_id', '=', announcement)
    .where('move', 'in', ['create', 'edit'])
    .execute()
  return rows.map((row) => row.author)
}

export interface Approval {
  id: string
  revision: number
  by: string
  decision: 'approved' | 'returned'
  comment: string
  contentHash: string
  at: Instant
}

export async function insertApproval(trx: Trx, announcement: string, approval: Approval): Promise<void> {
  await trx
    .insertInto('approvals')
    .values({
      id: approval.id,
      announcement_id: announcement,
      revision: approval.revision,
      person_id: approval.by,
      decision: approval.decision,
      comment: approval.comment,
      content_hash: approval.contentHash,
      at: approval.at,
    })
    .execute()
}

/** Approvals and returns of each announcement, in the order in which they were given. */
export async function listApprovals(db: Db, announcements: readonly string[]): Promise<Map<string, Approval[]>> {
  if (announcements.length === 0) return new Map()
  const rows = await db
    .selectFrom('approvals')
    .selectAll()
    .where('announcement_id', 'in', announcements)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const approvals = rows.map((row) => ({
    announcement: row.announcement_id,
    id: row.id,
    revision: row.revision,
    by: row.person_id,
    decision: row.decision as Approval['decision'],
    comment: row.comment,
    contentHash: row.content_hash,
    at: row.at,
  }))
  return Map.groupBy(approvals, (approval) => approval.announcement)
}

/** Who passed a finding, why, which rule and which numbers. */
export interface Override {
  id: string
  contentHash: string
  rule: string
  reason: string
  finding: unknown
  by: string
  at: Instant
}

export async function insertOverride(trx: Trx, announcement: string, override: Override): Promise<void> {
  await trx
    .insertInto('overrides')
    .values({
      id: override.id,
      announcement_id: announcement,
      content_hash: override.contentHash,
      rule: override.rule,
      reason: override.reason,
      finding_json: JSON.stringify(override.finding),
      person_id: override.by,
      at: override.at,
    })
    .execute()
}

export async function listOverrides(db: Db, announcement: string): Promise<Override[]> {
  const rows = await db
    .selectFrom('overrides')
    .selectAll()
    .where('announcement_id', '=', announcement)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    contentHash: row.content_hash,
    rule: row.rule,
    reason: row.reason,
    finding: z.unknown().parse(JSON.parse(row.finding_json)),
    by: row.person_id,
    at: row.at,
  }))
}
