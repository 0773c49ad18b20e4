import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/transact.ts'
import type { Person } from './person.ts'
import { fromRow } from './queries.ts'

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

export async function findSessionPerson(db: Db, hash: string, now: Instant): Promise<Person | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .selectAll('people')
    .where('sessions.hash', '=', hash)
    .where('sessions.expires_at', '>', now)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Counts the person's sessions other than `keep` (a hash). */
export async function countOtherSessions(db: Db, personId: string, keep: string, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('sessions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('hash', '!=', keep)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function deleteSession(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hash).execute()
}

/** Ends every session of a person except `keep` (a hash); null ends all. */
export async function deleteOtherSessions(db: Db, personId: string, keep: string | null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(keep !== null, (q) => q.where('hash', '!=', keep!))
    .execute()
}

export async function deleteExpiredSessions(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
}
