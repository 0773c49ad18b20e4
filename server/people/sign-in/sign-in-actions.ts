import { recordEvent } from '../../audit/record-change.ts'
import { type Instant, later, toInstant } from '../../platform/clock.ts'
import { Invalid, TooMany } from '../../platform/errors.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY } from '../../platform/time-units.ts'
import { transact } from '../../platform/transact.ts'
import { isPassword } from '../passwords/passwords.ts'
import type { Person } from '../person.ts'
import { findPersonByEmail } from '../queries.ts'
import { deleteExpiredSessions, deleteSession, insertSession } from '../session-queries.ts'
import { sessionDays } from '../sessions.ts'
import { countAttempt } from './attempt-queries.ts'

/**
 * Starts a session and returns the cookie's secret. An unknown address takes as long as a wrong password and gives the
 * same error.
 */
export async function signIn(
  platform: Platform,
  input: { email: string; password: string },
  address: string,
): Promise<{ person: Person; secret: string }> {
  const now = toInstant(platform.now())
  await slowDown(platform, [`account:${input.email}`, `address:${address}`], now)
  const person = await findPersonByEmail(platform.db, input.email)
  const matches = await isPassword(person?.passwordHash ?? null, input.password)
  if (!person || !matches || person.deactivatedAt !== null) {
    throw new Invalid('That e-mail address and password do not go together. Check both and try again.')
  }
  const secret = await startSession(platform, person, now)
  return { person, secret }
}

export async function startSession(platform: Platform, person: Person, now: Instant): Promise<string> {
  const secret = newSecret('session')
  await transact(platform.db, async (trx) => {
    await deleteExpiredSessions(trx, now)
    await insertSession(trx, {
      hash: hashSecret(secret),
      personId: person.id,
      now,
      expiresAt: later(now, sessionDays * DAY),
    })
    await recordEvent(trx, {
      at: now,
      actor: person,
      action: 'sign_in',
      subject: { type: 'person', id: person.id },
    })
  })
  return secret
}

/** Throws TooMany when any of these keys has had too many attempts in this minute. */
export async function slowDown(platform: Platform, keys: string[], now: Instant): Promise<void> {
  const windowStart = `${now.slice(0, 16)}:00.000Z`
  if ((await countAttempt(platform.db, keys, windowStart)) > platform.config.SIGN_IN_RATE) {
    throw new TooMany(
      'There were many attempts to sign in. Wait a minute, then try again.',
      60 - Number(now.slice(17, 19)),
    )
  }
}

export async function signOut(platform: Platform, secret: string): Promise<void> {
  await deleteSession(platform.db, hashSecret(secret))
}
