import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { later, toInstant } from '../../platform/clock.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Scope } from '../../platform/guards/token-scope.ts'
import { hashSecret, newId, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY } from '../../platform/time-units.ts'
import { transact } from '../../platform/transact.ts'
import { lockAccount } from '../queries.ts'
import { scopesFor, type Token, usualTokenDays } from '../token.ts'
import { insertToken, listTokens, revokeToken } from '../token-queries.ts'

/** Nobody can look through more. */
const MOST_TOKENS = 100

export interface NewToken {
  personId: string
  name: string
  scope?: Scope
  /** After how many days it ends. */
  days?: number
  actor: Actor
}

/**
 * The token has its person's permissions, within its scope. Only its hash is stored, so the secret is returned only
 * here.
 */
export async function createToken(
  platform: Platform,
  { personId, name, scope = 'write', days = usualTokenDays, actor }: NewToken,
): Promise<Token & { secret: string }> {
  const now = toInstant(platform.now())
  const secret = newSecret('hark')
  const expiresAt = later(now, days * DAY)
  const token: Token = { id: newId(), personId, name, scope, createdAt: now, lastUsedAt: null, expiresAt }
  await transact(platform.db, async (trx) => {
    const person = await lockAccount(trx, personId)
    if (person.deactivatedAt !== null) throw new Conflict(`${person.name} is deactivated, so no token was created.`)
    if (!scopesFor(person).includes(scope)) {
      throw new Invalid({ scope: 'Only an administrator can have a token with the scope “administer”.' })
    }
    if ((await listTokens(trx, personId, now)).length >= MOST_TOKENS) {
      throw new Conflict(`${person.name} has ${MOST_TOKENS} tokens. Revoke unused ones first.`)
    }
    await insertToken(trx, token, hashSecret(secret))
    await record(trx, {
      at: now,
      actor,
      action: 'create_token',
      subject: { type: 'person', id: personId },
      before: null,
      after: { token: { id: token.id, name, scope, expiresAt } },
      revision: null,
    })
  })
  return { ...token, secret }
}

/** Returns the name of the revoked token. */
export async function revoke(
  platform: Platform,
  { personId, tokenId, actor }: { personId: string; tokenId: string; actor: Actor },
): Promise<string> {
  const now = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const name = await revokeToken(trx, personId, tokenId, now)
    if (name === null) throw new NotFound('There is no such token.')
    await record(trx, {
      at: now,
      actor,
      action: 'revoke_token',
      subject: { type: 'person', id: personId },
      before: { token: { id: tokenId, name } },
      after: null,
      revision: null,
    })
    return name
  })
}
