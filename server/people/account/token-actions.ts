import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { hashSecret, newId, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { transact } from '../../platform/transact.ts'
import type { Person } from '../person.ts'
import { insertToken, revokeToken, type Token } from '../token-queries.ts'

/** The token has its person's permissions. Only its hash is stored, so the secret is returned only here. */
export async function createToken(
  platform: Platform,
  person: Person,
  name: string,
  actor: Actor = person,
): Promise<Token & { secret: string }> {
  if (person.deactivatedAt !== null) throw new Conflict(`${person.name} is deactivated, so no token is made.`)
  const now = toInstant(platform.now())
  const secret = newSecret('hark')
  const token: Token = { id: newId(), personId: person.id, name, createdAt: now, lastUsedAt: null }
  await transact(platform.db, async (trx) => {
    await insertToken(trx, token, hashSecret(secret))
    await record(trx, {
      at: now,
      actor,
      action: 'create_token',
      subject: { type: 'person', id: person.id },
      before: null,
      after: { token: { id: token.id, name } },
      revision: null,
    })
  })
  return { ...token, secret }
}

/** Returns the name of the revoked token. */
export async function revoke(platform: Platform, person: Person, tokenId: string): Promise<string> {
  const now = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const name = await revokeToken(trx, person.id, tokenId, now)
    if (name === null) throw new NotFound('There is no such token.')
    await record(trx, {
      at: now,
      actor: person,
      action: 'revoke_token',
      subject: { type: 'person', id: person.id },
      before: { token: { id: tokenId, name } },
      after: null,
      revision: null,
    })
    return name
  })
}
