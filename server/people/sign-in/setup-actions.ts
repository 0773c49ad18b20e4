import { commandLine } from '../../audit/audit.ts'
import { later, toInstant } from '../../platform/clock.ts'
import { Forbidden } from '../../platform/errors.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY } from '../../platform/time-units.ts'
import { transact } from '../../platform/transact.ts'
import { addPerson } from '../actions.ts'
import { hashNewPassword } from '../passwords/new-password.ts'
import { type Account, listPeople } from '../queries.ts'
import { findLink, insertLink, useLink } from './link-queries.ts'
import { startSession } from './sign-in-actions.ts'

/** The link with which the first administrator creates an account; null once anybody has one. */
export async function offerSetup(platform: Platform): Promise<string | null> {
  if ((await listPeople(platform.db)).length > 0) return null
  const now = toInstant(platform.now())
  const secret = newSecret('setup')
  await insertLink(platform.db, { hash: hashSecret(secret), person: null, now, expiresAt: later(now, DAY) })
  return `${platform.config.BASE_URL}/set-up/${secret}`
}

/** Throws Forbidden for a link that leads nowhere. Ask before any work is done for whoever has it. */
export async function requireOpenLink(platform: Platform, secret: string): Promise<void> {
  const link = await findLink(platform.db, hashSecret(secret), toInstant(platform.now()))
  if (link === null || link.person !== null) throw closedLink()
}

function closedLink(): Forbidden {
  return new Forbidden('This link was already used or is more than a day old. Restart Hark to get a new one.')
}

/** Creates the first administrator. The link works once, within a day, and only while nobody has an account. */
export async function setUp(
  platform: Platform,
  secret: string,
  input: { email: string; name: string; password: string },
): Promise<{ account: Account; secret: string }> {
  const now = toInstant(platform.now())
  const passwordHash = await hashNewPassword(platform, input.password, input, 'set-up link')
  return transact(platform.db, async (trx) => {
    const open = await useLink(trx, hashSecret(secret), now)
    if (!open || (await listPeople(trx)).length > 0) throw closedLink()
    const person = await addPerson(trx, {
      input: { ...input, team: 'both', can: ['author', 'approver', 'administrator'] },
      passwordHash,
      actor: commandLine,
      now,
    })
    const account = { ...person, passwordHash, mustChangePassword: false }
    return { account, secret: await startSession({ ...platform, db: trx }, account) }
  })
}
