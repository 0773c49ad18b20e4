import type { Selectable } from 'kysely'
import { z } from 'zod'
import { stages } from '../announcements/status.ts'
import { storedCourse, storedLater } from '../delivery/schema.ts'
import { confidences, incidentKinds, incidentStatuses } from '../incidents/incident.ts'
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
  ...storedLater,
  course: storedCourse,
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
        // Works may be announced long before they begin, and what has a far end is shown until then.
        eb.and([eb('i.ended_at', 'is', null), eb.or([eb('i.began', '>=', since), eb('i.expected_end', '>=', since)])]),
        eb.or([eb('a.began', '>=', since), eb('a.expected_end', '>=', since)]),
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

/** The notice of this announcement with those of its incident, and what it corrects or corrects it. Newest first. */
export async function listThread(db: Db, id: string): Promise<StoredNotice[]> {
  const own = db.selectFrom('announcements').where('id', '=', id)
  const rows = await noticesOf(db)
    .where((eb) =>
      eb.or([
        eb('a.id', '=', id),
        eb('a.corrects', '=', id),
        eb('a.incident', 'in', own.select('incident').where('incident', 'is not', null)),
        eb('a.id', 'in', own.select('corrects').where('corrects', 'is not', null)),
      ]),
    )
    .execute()
  return rows.map(fromRow)
}

/** More announcements than ever use the same image. */
const USES_AT_MOST = 100

/** Whether a notice that is out shows this image. */
export async function isShownByNotice(db: Db, image: string): Promise<boolean> {
  const rows = await db
    .selectFrom('image_uses as u')
    .innerJoin('notices as n', 'n.announcement_id', 'u.announcement_id')
    .select('n.message_json')
    .where('u.image_id', '=', image)
    .where('n.retracted_at', 'is', null)
    .orderBy('u.announcement_id', 'desc')
    .limit(USES_AT_MOST)
    .execute()
  // An earlier version may have used it, and the one that went out not.
  return rows.some((row) => message.parse(JSON.parse(row.message_json)).images.some(({ id }) => id === image))
}

function noticesOf(db: Db) {
  return db
    .selectFrom('notices as n')
    .innerJoin('announcements as a', 'a.id', 'n.announcement_id')
    .leftJoin('incidents as i', 'i.id', 'a.incident')
    .selectAll('n')
    .select([
      'i.kind as incident_kind',
      'i.status as incident_status',
      'i.began',
      'i.begin_known',
      'i.expected_end',
      'i.confidence',
      'i.ended_at',
    ])
    .orderBy('n.position', 'desc')
    .orderBy('n.announcement_id', 'desc')
    .limit(limit)
}

/** Where everything that the public reads stands. */
export interface PublicMark {
  /** Differs after every change to a notice, an incident, the organization or the areas, and after a restore. */
  mark: string
  /** The time of the last change. It never goes back. */
  changedAt: Instant
  /** The time of the last change to the areas, on the same scale; null if none were loaded. */
  areasAt: Instant | null
}

export async function findMark(db: Db): Promise<PublicMark> {
  const { mark, changed_at, areas_at } = await db
    .selectFrom('public_head')
    .select(['mark', 'changed_at'])
    .select((eb) =>
      eb
        .selectFrom('gazetteers')
        .select((of) => of.fn.max('loaded_at').as('at'))
        .as('areas_at'),
    )
    .executeTakeFirstOrThrow()
  return { mark, changedAt: changed_at, areasAt: areas_at }
}

type Row = Selectable<NoticesTable> & {
  incident_kind: string | null
  incident_status: string | null
  began: Instant | null
  begin_known: number | null
  expected_end: Instant | null
  confidence: string | null
  ended_at: Instant | null
}

function fromRow(row: Row): StoredNotice {
  return {
    id: row.announcement_id,
    ...columns.parse(row),
    headline: row.headline,
    ...message.parse(JSON.parse(row.message_json)),
    reach: codes.parse(JSON.parse(row.reach_json)),
    position: row.position,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    retractedAt: row.retracted_at,
    about: row.incident_kind === null ? null : aboutOf(row),
  }
}

const incident = z.object({
  kind: z.enum(incidentKinds),
  status: z.enum(incidentStatuses),
  began: z.string(),
  confidence: z.enum(confidences),
})

function aboutOf({ incident_kind: kind, incident_status: status, began, confidence, ...row }: Row) {
  return {
    ...incident.parse({ kind, status, began, confidence }),
    beginKnown: row.begin_known === 1,
    expectedEnd: row.expected_end,
    endedAt: row.ended_at,
  }
}
