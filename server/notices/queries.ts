import type { Selectable } from 'kysely'
import { z } from 'zod'
import { stages } from '../announcements/status.ts'
import { severities } from '../incidents/severity.ts'
import { kinds } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/transact.ts'
import type { NoticesTable } from '../tables.ts'
import type { StoredNotice } from './notice.ts'

/** The part of an outgoing message that the public reads. */
const message = z.object({
  category: z.string(),
  stage: z.enum(stages).nullable(),
  incident: z.string().nullable(),
  text: z.string(),
  link: z.string(),
  where: z.string(),
  nextUpdateBy: z.string().nullable(),
})
const columns = z.object({ kind: z.enum(kinds), severity: z.enum(severities) })
const codes = z.array(z.string())

/** The most notices on a board: about fifty times what a busy company publishes in two months. */
const limit = 20_000

/** Notices changed since then, with all earlier notices of their incidents, newest first. */
export async function listNotices(db: Db, since: Instant): Promise<StoredNotice[]> {
  const rows = await noticesOf(db)
    .where((eb) =>
      eb.or([
        eb('n.updated_at', '>=', since),
        eb(
          'a.incident',
          'in',
          eb
            .selectFrom('notices as m')
            .innerJoin('announcements as b', 'b.id', 'm.announcement_id')
            .select('b.incident')
            .where('m.updated_at', '>=', since)
            .where('b.incident', 'is not', null),
        ),
      ]),
    )
    .execute()
  return rows.map(fromRow)
}

export async function findNotice(db: Db, id: string): Promise<StoredNotice | null> {
  const row = await noticesOf(db).where('n.announcement_id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The notices of one incident, newest first. */
export async function listThread(db: Db, incident: string): Promise<StoredNotice[]> {
  const rows = await noticesOf(db).where('a.incident', '=', incident).execute()
  return rows.map(fromRow)
}

function noticesOf(db: Db) {
  return db
    .selectFrom('notices as n')
    .innerJoin('announcements as a', 'a.id', 'n.announcement_id')
    .leftJoin('incidents as i', 'i.id', 'a.incident')
    .selectAll('n')
    .select(['i.kind as incident_kind', 'i.began'])
    .orderBy('n.published_at', 'desc')
    .orderBy('n.announcement_id', 'desc')
    .limit(limit)
}

/** Changes with every change to a notice, an incident or the organization's settings. */
export async function findMark(db: Db): Promise<string> {
  const { count, retracted, latest, incidents, revision } = await db
    .selectFrom('notices')
    .select(({ fn, selectFrom }) => [
      fn.countAll().as('count'),
      fn.count('retracted_at').as('retracted'),
      fn.max('updated_at').as('latest'),
      selectFrom('incidents')
        .select((eb) => eb.fn.max('updated_at').as('latest'))
        .as('incidents'),
      selectFrom('organisation').select('revision').as('revision'),
    ])
    .executeTakeFirstOrThrow()
  return [count, retracted, latest, incidents, revision].join()
}

type Row = Selectable<NoticesTable> & { incident_kind: string | null; began: Instant | null }

function fromRow(row: Row): StoredNotice {
  return {
    id: row.announcement_id,
    ...columns.parse(row),
    headline: row.headline,
    ...message.parse(JSON.parse(row.message_json)),
    reach: codes.parse(JSON.parse(row.reach_json)),
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    retractedAt: row.retracted_at,
    begins: row.incident_kind === 'planned' ? row.began : null,
  }
}
