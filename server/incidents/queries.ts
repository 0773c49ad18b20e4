import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../platform/clock.ts'
import { nextPublicChange } from '../platform/db/public-head.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { IncidentsTable } from '../tables.ts'
import type { Incident } from './incident.ts'
import type { Severity } from './severity.ts'

const codes = z.array(z.string())

export async function findIncident(db: Db, id: string): Promise<Incident> {
  const incident = await findIncidentIfAny(db, id)
  if (!incident) throw new NotFound('There is no such incident.')
  return incident
}

/** Null also where there is no id: what asks is often about no incident. */
export async function findIncidentIfAny(db: Db, id: string | null): Promise<Incident | null> {
  if (id === null) return null
  const row = await db.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export interface IncidentFilter {
  ids?: readonly string[] | undefined
  /** Limits the list to incidents that are open (true) or over (false). */
  open?: boolean | undefined
  before?: { began: Instant; id: string } | undefined
  limit?: number
}

/** The newest first. */
export async function listIncidents(db: Db, filter: IncidentFilter = {}): Promise<Incident[]> {
  const { ids, before, limit } = filter
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .$if(before !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('began', '<', before!.began), eb.and([eb('began', '=', before!.began), eb('id', '<', before!.id)])]),
      ),
    )
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids!))
    .$if(limit !== undefined, (q) => q.limit(limit!))
    .$if(filter.open === true, (q) => q.where('ended_at', 'is', null))
    .$if(filter.open === false, (q) => q.where('ended_at', 'is not', null))
    .orderBy('began', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** The announcements of each incident, oldest first. */
export async function listAnnouncementsOf(db: Db, incidents: readonly string[]): Promise<Map<string, string[]>> {
  if (incidents.length === 0) return new Map()
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'incident'])
    .where('incident', 'in', incidents)
    .orderBy('id')
    .execute()
  const ofEach = Map.groupBy(rows, ({ incident }) => incident!)
  return new Map([...ofEach].map(([incident, found]) => [incident, found.map(({ id }) => id)]))
}

export async function insertIncident(trx: Trx, incident: Incident): Promise<void> {
  await nextPublicChange(trx, incident.updatedAt)
  await trx
    .insertInto('incidents')
    .values({ ...toRow(incident), asked_at: null })
    .execute()
}

/** Saves only if nobody has saved since `incident` was read. */
export async function saveIncident(trx: Trx, incident: Incident): Promise<Incident> {
  await nextPublicChange(trx, incident.updatedAt)
  const row = await trx
    .updateTable('incidents')
    .set({ ...toRow(incident), revision: incident.revision + 1 })
    .where('id', '=', incident.id)
    .where('revision', '=', incident.revision)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Someone else changed this incident. Reload the page and try again.')
  return fromRow(row)
}

function fromRow(row: Selectable<IncidentsTable>): Incident {
  return {
    id: row.id,
    kind: row.kind as Incident['kind'],
    title: row.title,
    areas: codes.parse(JSON.parse(row.areas_json)),
    cause: row.cause,
    effect: row.effect,
    severity: row.severity as Severity,
    status: row.status as Incident['status'],
    began: row.began,
    expectedEnd: row.expected_end,
    confidence: row.confidence as Incident['confidence'],
    nextUpdateBy: row.next_update_by,
    holds: row.holds === 1,
    openedFrom: row.opened_from,
    endedFrom: row.ended_from,
    reopenedAt: row.reopened_at,
    beginKnown: row.begin_known === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at,
    revision: row.revision,
  }
}

/** Without what only the question about a quiet one changes. */
function toRow(incident: Incident): Omit<IncidentsTable, 'asked_at'> {
  return {
    id: incident.id,
    kind: incident.kind,
    title: incident.title,
    areas_json: JSON.stringify(incident.areas),
    cause: incident.cause,
    effect: incident.effect,
    severity: incident.severity,
    status: incident.status,
    began: incident.began,
    expected_end: incident.expectedEnd,
    confidence: incident.confidence,
    next_update_by: incident.nextUpdateBy,
    holds: incident.holds ? 1 : 0,
    opened_from: incident.openedFrom,
    ended_from: incident.endedFrom,
    reopened_at: incident.reopenedAt,
    begin_known: incident.beginKnown ? 1 : 0,
    created_by: incident.createdBy,
    created_at: incident.createdAt,
    updated_at: incident.updatedAt,
    ended_at: incident.endedAt,
    revision: incident.revision,
  }
}
