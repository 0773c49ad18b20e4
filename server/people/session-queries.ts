import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/transact.ts'
import type { Person } from './person.ts'
import { fromRow } from './queries.ts'

/** The part of a hash that names a session. Nobody can find the secret from it. */
const NAME_LENGTH = 24

export interface Session {
  /** For lists of sessions: the beginning of its hash. */
  id: string
  startedAt: Instant
  /** To the minute. */
  seenAt: Instant
  expiresAt: Instant
}

/** Before these, a session has ended: the time now, and the last moment at which it must have been used. */
export interface SessionLimits {
  now: Instant
  usedAfter: Instant
}

export async function insertSession(
  db: Db,
  session: { hash: string; personId: string; now: Instant; expiresAt: Instant },
): Promise<void> {
  const { hash, personId, now, expiresAt } = session
  await db
    .insertInto('sessions')
    .values({ hash, person_id: personId, created_at: now, seen_at: now, expires_at: expiresAt })
    .execute()
}

export interface SessionOfPerson {
  person: Person
  mustChangePassword: boolean
  session: Session
}

export async function findSession(db: Db, hash: string, limits: SessionLimits): Promise<SessionOfPerson | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .selectAll('people')
    .select(['sessions.created_at as started_at', 'sessions.seen_at', 'sessions.expires_at'])
    .where('sessions.hash', '=', hash)
    .where('sessions.expires_at', '>', limits.now)
    .where('sessions.seen_at', '>', limits.usedAfter)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const session = { id: nameOf(hash), startedAt: row.started_at, seenAt: row.seen_at, expiresAt: row.expires_at }
  return { person: fromRow(row), mustChangePassword: row.must_change_password === 1, session }
}

export async function saveSessionUse(db: Db, hash: string, now: Instant): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: now }).where('hash', '=', hash).execute()
}

/** The sessions that a person can still use, the last used first. */
export async function listSessions(db: Db, personId: string, limits: SessionLimits): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['hash', 'created_at', 'seen_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', limits.now)
    .where('seen_at', '>', limits.usedAfter)
    .orderBy('seen_at', 'desc')
    .orderBy('hash')
    .execute()
  return rows.map((row) => ({
    id: nameOf(row.hash),
    startedAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  }))
}

export async function deleteSession(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hash).execute()
}

/** Returns whether the person had that session. */
export async function deleteNamedSession(db: Db, personId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where((eb) => eb(eb.fn('substr', ['hash', eb.lit(1), eb.lit(NAME_LENGTH)]), '=', id))
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Ends every session of a person except `keep` (a hash); null ends all. */
export async function deleteOtherSessions(db: Db, personId: string, keep: string | null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(keep !== null, (q) => q.where('hash', '!=', keep!))
    .execute()
}

/** Ends the oldest sessions of a person beyond this many. */
export async function deleteOldestSessions(db: Db, personId: string, keep: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where('hash', 'not in', (eb) =>
      eb
        .selectFrom('sessions')
        .select('hash')
        .where('person_id', '=', personId)
        .orderBy('created_at', 'desc')
        .orderBy('hash')
        .limit(keep),
    )
    .execute()
}

export async function deleteEndedSessions(db: Db, { now, usedAfter }: SessionLimits): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('seen_at', '<=', usedAfter)]))
    .execute()
}

function nameOf(hash: string): string {
  return hash.slice(0, NAME_LENGTH)
}
