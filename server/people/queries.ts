import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db } from '../platform/transact.ts'
import type { PeopleTable } from '../tables.ts'
import { type Permission, type Person, permissions, type Team } from './person.ts'

export async function findPerson(db: Db, id: string): Promise<Person> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('There is no such person.')
  return fromRow(row)
}

export async function findPersonByEmail(
  db: Db,
  email: string,
): Promise<(Person & { passwordHash: string | null }) | null> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row ? { ...fromRow(row), passwordHash: row.password_hash } : null
}

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(fromRow)
}

/** Names by id, for pages that say who did something. Includes deactivated people. */
export async function listNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('people').select(['id', 'name']).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function insertPerson(db: Db, person: Person, passwordHash: string | null): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...toRow(person), password_hash: passwordHash })
    .execute()
}

/** Saves only if nobody else has saved since `person` was read. */
export async function savePerson(db: Db, person: Person): Promise<Person> {
  const row = await db
    .updateTable('people')
    .set({ ...toRow(person), revision: person.revision + 1 })
    .where('id', '=', person.id)
    .where('revision', '=', person.revision)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Somebody else changed this person. Look at the page again first.')
  return fromRow(row)
}

export async function savePasswordHash(db: Db, personId: string, hash: string): Promise<void> {
  await db.updateTable('people').set({ password_hash: hash }).where('id', '=', personId).execute()
}

export async function countAdministrators(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('administrator', '=', 1)
    .where('deactivated_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

// Sessions

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

// Tokens

export interface Token {
  id: string
  personId: string
  name: string
  createdAt: Instant
  lastUsedAt: Instant | null
}

export async function insertToken(db: Db, token: Token, hash: string): Promise<void> {
  const { id, personId, name, createdAt, lastUsedAt } = token
  await db
    .insertInto('tokens')
    .values({ id, person_id: personId, name, hash, created_at: createdAt, last_used_at: lastUsedAt, revoked_at: null })
    .execute()
}

export async function listTokens(db: Db, personId: string): Promise<Token[]> {
  const rows = await db
    .selectFrom('tokens')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** The person that a token belongs to. Its last use is stored to the minute, so that not every read causes a write. */
export async function findTokenPerson(
  db: Db,
  hash: string,
): Promise<{ person: Person; tokenId: string; lastUsedAt: Instant | null } | null> {
  const row = await db
    .selectFrom('tokens')
    .innerJoin('people', 'people.id', 'tokens.person_id')
    .selectAll('people')
    .select(['tokens.id as token_id', 'tokens.last_used_at'])
    .where('tokens.hash', '=', hash)
    .where('tokens.revoked_at', 'is', null)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ? { person: fromRow(row), tokenId: row.token_id, lastUsedAt: row.last_used_at } : null
}

export async function saveTokenUse(db: Db, tokenId: string, now: Instant): Promise<void> {
  await db.updateTable('tokens').set({ last_used_at: now }).where('id', '=', tokenId).execute()
}

/** Returns the name of the token; null when it is not that person's or was already revoked. */
export async function revokeToken(db: Db, personId: string, tokenId: string, now: Instant): Promise<string | null> {
  const row = await db
    .updateTable('tokens')
    .set({ revoked_at: now })
    .where('id', '=', tokenId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

// The link for the first administrator

export async function insertSetupLink(db: Db, link: { hash: string; now: Instant; expiresAt: Instant }): Promise<void> {
  await db.deleteFrom('setup_links').where('used_at', 'is', null).execute()
  await db
    .insertInto('setup_links')
    .values({ hash: link.hash, created_at: link.now, expires_at: link.expiresAt, used_at: null })
    .execute()
}

export async function isSetupLinkOpen(db: Db, hash: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('setup_links')
    .select('hash')
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** True for the one caller who uses the link. */
export async function useSetupLink(db: Db, hash: string, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('setup_links')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

// Sign-in attempts

/** Counts one more attempt for each key in the window that began at `windowStart`; returns the highest count. */
export async function countAttempt(db: Db, keys: readonly string[], windowStart: Instant): Promise<number> {
  const rows = await db
    .insertInto('attempts')
    .values(keys.map((key) => ({ key, window_start: windowStart, count: 1 })))
    .onConflict((oc) =>
      oc.column('key').doUpdateSet((eb) => ({
        window_start: windowStart,
        count: eb
          .case()
          .when('attempts.window_start', '=', windowStart)
          .then(eb('attempts.count', '+', 1))
          .else(1)
          .end(),
      })),
    )
    .returning('count')
    .execute()
  return Math.max(...rows.map((row) => row.count))
}

function fromRow(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    team: row.team as Team,
    can: permissions.filter((permission) => row[permission] === 1),
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    revision: row.revision,
  }
}

function toRow(person: Person): Omit<PeopleTable, 'password_hash'> {
  const flag = (permission: Permission) => (person.can.includes(permission) ? 1 : 0)
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    team: person.team,
    author: flag('author'),
    approver: flag('approver'),
    administrator: flag('administrator'),
    duty_manager: flag('duty_manager'),
    created_at: person.createdAt,
    deactivated_at: person.deactivatedAt,
    revision: person.revision,
  }
}
