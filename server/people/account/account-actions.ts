import type { Actor } from '../../audit/audit.ts'
import { recordEvent } from '../../audit/record-change.ts'
import { toInstant } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import { hashSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { transact } from '../../platform/transact.ts'
import { hashPassword, isPassword } from '../passwords/passwords.ts'
import type { Person } from '../person.ts'
import { findPerson, findPersonByEmail, savePasswordHash } from '../queries.ts'
import { deleteOtherSessions } from '../session-queries.ts'
import { slowDown } from '../sign-in/sign-in-actions.ts'

/** Ends a person's sessions except the current one. */
export async function signOutElsewhere(platform: Platform, person: Person, secret: string): Promise<void> {
  const at = toInstant(platform.now())
  await transact(platform.db, async (trx) => {
    await deleteOtherSessions(trx, person.id, hashSecret(secret))
    await recordEvent(trx, {
      at,
      actor: person,
      action: 'sign_out_elsewhere',
      subject: { type: 'person', id: person.id },
    })
  })
}

/** Changes the person's password and ends their other sessions. */
export async function changePassword(
  platform: Platform,
  person: Person,
  input: { current: string; password: string },
  sessionSecret: string | null,
): Promise<void> {
  const now = toInstant(platform.now())
  await slowDown(platform, [`account:${person.email}`], now)
  const stored = await findPersonByEmail(platform.db, person.email)
  if (!(await isPassword(stored?.passwordHash ?? null, input.current)))
    throw new Invalid({ current: 'That is not your present password.' })
  const passwordHash = await hashPassword(input.password)
  await transact(platform.db, async (trx) => {
    await savePasswordHash(trx, person.id, passwordHash)
    await deleteOtherSessions(trx, person.id, sessionSecret === null ? null : hashSecret(sessionSecret))
    await recordEvent(trx, {
      at: now,
      actor: person,
      action: 'change_password',
      subject: { type: 'person', id: person.id },
    })
  })
}

/**
 * Replaces a forgotten password and ends the person's sessions. Tokens keep working, because they were not forgotten.
 */
export async function replacePassword(platform: Platform, id: string, password: string, actor: Actor): Promise<Person> {
  const at = toInstant(platform.now())
  const passwordHash = await hashPassword(password)
  return transact(platform.db, async (trx) => {
    const person = await findPerson(trx, id)
    await savePasswordHash(trx, id, passwordHash)
    await deleteOtherSessions(trx, id, null)
    await recordEvent(trx, {
      at,
      actor,
      action: 'replace_password',
      subject: { type: 'person', id },
    })
    return person
  })
}
