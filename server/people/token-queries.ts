import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Scope } from '../platform/guards/token-scope.ts'
import type { Db } from '../platform/transact.ts'
import type { TokensTable } from '../tables.ts'
import type { Person } from './person.ts'
import { fromRow } from './queries.ts'
import type { Token } from './token.ts'

export async function insertToken(db: Db, token: Token, hash: string): Promise<void> {
  await db
    .insertInto('tokens')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      hash,
      created_at: token.createdAt,
      last_used_at: token.lastUsedAt,
      revoked_at: null,
      scope: token.scope,
      expires_at: token.expiresAt,
    })
    .execute()
}

/** The tokens of a person that still work. */
export async function listTokens(db: Db, personId: string, now: Instant): Promise<Token[]> {
  const rows = await db
    .selectFrom('tokens')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(tokenFromRow)
}

/** The person that a token belongs to, and what it may do; null when it is unknown, revoked or has ended. */
export async function findTokenPerson(
  db: Db,
  hash: string,
  now: Instant,
): Promise<{ person: Person; tokenId: string; scope: Scope; lastUsedAt: Instant | null } | null> {
  const row = await db
    .selectFrom('tokens')
    .innerJoin('people', 'people.id', 'tokens.person_id')
    .selectAll('people')
    .select(['tokens.id as token_id', 'tokens.scope', 'tokens.last_used_at'])
    .where('tokens.hash', '=', hash)
    .where('tokens.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now)]))
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return { person: fromRow(row), tokenId: row.token_id, scope: row.scope as Scope, lastUsedAt: row.last_used_at }
}

/** Its last use is stored to the minute, so that not every read causes a write. */
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

/** Revokes every token of a person for good. */
export async function revokeAllTokens(db: Db, personId: string, now: Instant): Promise<void> {
  await db
    .updateTable('tokens')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

function tokenFromRow(row: Selectable<TokensTable>): Token {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    scope: row.scope as Scope,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }
}
