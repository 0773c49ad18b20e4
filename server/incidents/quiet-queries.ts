import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { type Instant, later } from '../platform/clock.ts'
import { DAY } from '../platform/time-units.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Tables } from '../tables.ts'
import type { Incident } from './incident.ts'
import { listIncidents } from './queries.ts'

/** So long nobody has changed an incident, or anything that is said about it. */
const QUIET = 7 * DAY

type Builder = ExpressionBuilder<Tables, 'incidents'>

/** Open, past all that was expected or promised of it, and quiet for seven days. */
function isQuiet(eb: Builder, now: Instant): Expression<SqlBool> {
  const since = later(now, -QUIET)
  return eb.and([
    eb('ended_at', 'is', null),
    eb('updated_at', '<=', since),
    eb('began', '<=', now),
    eb.or([eb('expected_end', 'is', null), eb('expected_end', '<=', now)]),
    eb.or([eb('next_update_by', 'is', null), eb('next_update_by', '<=', now)]),
    eb.not(eb.exists(saidOf(eb).where('announcements.updated_at', '>', since))),
  ])
}

/** Whether nobody was asked since something happened last. */
function isUnasked(eb: Builder): Expression<SqlBool> {
  return eb.or([
    eb('asked_at', 'is', null),
    eb('asked_at', '<=', eb.ref('incidents.updated_at')),
    eb.exists(saidOf(eb).whereRef('announcements.updated_at', '>=', 'incidents.asked_at')),
  ])
}

function saidOf(eb: Builder) {
  return eb
    .selectFrom('announcements')
    .select('announcements.id')
    .whereRef('announcements.incident', '=', 'incidents.id')
}

/** The one that has begun last comes first. */
export async function listQuietIncidents(db: Db, now: Instant): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incidents')
    .select('id')
    .where((eb) => isQuiet(eb, now))
    .execute()
  return rows.length === 0 ? [] : listIncidents(db, { ids: rows.map(({ id }) => id) })
}

export async function isQuietIncident(db: Db, id: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('incidents')
    .select('id')
    .where('id', '=', id)
    .where((eb) => isQuiet(eb, now))
    .executeTakeFirst()
  return row !== undefined
}

/** The quiet incidents of which nobody has been asked yet. Asked each second, so it only reads. */
export async function listUnasked(db: Db, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('incidents')
    .select('id')
    .where((eb) => eb.and([isQuiet(eb, now), isUnasked(eb)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Marks that its owner is asked now. Null when somebody was, or when it is no longer quiet: of two workers one asks. */
export async function markAsked(trx: Trx, id: string, now: Instant): Promise<Incident | null> {
  const { numUpdatedRows } = await trx
    .updateTable('incidents')
    .set({ asked_at: now })
    .where('id', '=', id)
    .where((eb) => eb.and([isQuiet(eb as Builder, now), isUnasked(eb as Builder)]))
    .executeTakeFirst()
  const [incident] = numUpdatedRows === 0n ? [] : await listIncidents(trx, { ids: [id] })
  return incident ?? null
}
