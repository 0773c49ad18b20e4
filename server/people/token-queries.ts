import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/transact.ts'
import type { Person } from './person.ts'
import { fromRow } from './queries.ts'

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
