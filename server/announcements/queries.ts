import { shownHeadline } from '../incidents/told-times.ts'
import type { Team } from '../people/person.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import { findOrganisation } from '../platform/organisation.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { Announcement, Content } from './announcement.ts'
import { fromRow, toRow } from './rows.ts'
import type { Status } from './status.ts'

export async function findAnnouncement(db: Db, id: string): Promise<Announcement> {
  const found = await findAnnouncementIfAny(db, id)
  if (!found) throw new NotFound('There is no such announcement.')
  return found
}

export async function findAnnouncementIfAny(db: Db, id: string): Promise<Announcement | null> {
  const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
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

/** The threads of these incidents, by incident. */
export async function listThreads(db: Db, incidents: readonly string[]): Promise<Map<string, Announcement[]>> {
  if (incidents.length === 0) return new Map()
  const rows = await db
    .selectFrom('announcements')
    .selectAll()
    .where('incident', 'in', [...incidents])
    .where('kind', '=', 'service')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows.map(fromRow), ({ incident }) => incident!)
}

/** By what they correct, the latest correction of each of these announcements of which something is out or due to be posted. */
export async function listCorrectionsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'corrects'])
    .where('corrects', 'in', ids)
    .where('status', 'in', ['publishing', 'published'])
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, corrects }) => [corrects!, id]))
}

/** Someone who has written none of the latest ones has no habit yet; nobody waits for a search through all of them. */
const LATEST = 500

/** The latest announcement that this person began, among the latest of its kind. */
export async function findLastBy(db: Db, person: string, kind: Announcement['kind']): Promise<Announcement | null> {
  const latest = db.selectFrom('announcements').selectAll().where('kind', '=', kind).orderBy('id', 'desc').limit(LATEST)
  const row = await db
    .selectFrom(latest.as('latest'))
    .selectAll()
    .where('created_by', '=', person)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? fromRow(row) : null
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
  if (!row) throw new Conflict('Someone else changed this announcement. Reload the page and try again.')
  return fromRow(row)
}

export async function deleteAnnouncement(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('announcements').where('id', '=', id).execute()
}

/** Headlines by id, for naming announcements elsewhere. */
export async function listHeadlines(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { zone } = await findOrganisation(db)
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'headline', 'expected_end', 'confidence', 'next_update_by', 'updated_at'])
    .where('id', 'in', ids)
    .execute()
  const shown = ({ headline, expected_end, confidence, next_update_by, updated_at }: (typeof rows)[number]) => {
    const told = {
      expectedEnd: expected_end,
      confidence: confidence as Content['confidence'],
      nextUpdateBy: next_update_by,
    }
    return shownHeadline({ headline, ...told }, { zone, now: updated_at })
  }
  return new Map(rows.map((row) => [row.id, shown(row)]))
}

/** Why their severity passes rules, of those that say why. */
export async function listSeverityReasons(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'severity_reason'])
    .where('id', 'in', ids)
    .where('severity_reason', '<>', '')
    .execute()
  return new Map(rows.map((row) => [row.id, row.severity_reason]))
}

/** How many that were approved since then passed a rule by their severity, by the team of whoever began them. */
export async function countPassesByTeam(db: Db, since: Instant): Promise<{ team: Team; count: number }[]> {
  const rows = await db
    .selectFrom('announcements')
    .innerJoin('people', 'people.id', 'announcements.created_by')
    .select('people.team')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('approved_at', '>=', since)
    .where('passes_json', '<>', '[]')
    .groupBy('people.team')
    .orderBy('people.team')
    .execute()
  return rows.map(({ team, count }) => ({ team: team as Team, count: Number(count) }))
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
