import { type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { MINUTE } from '../../platform/time-units.ts'
import { known } from '../passwords/lines.ts'
import { isPassword } from '../passwords/passwords.ts'
import type { Person } from '../person.ts'
import { findPersonByEmail } from '../queries.ts'
import { counted, countOver, tooManyAttempts } from '../sign-in/attempts.ts'
import { recordFailedSignIn } from '../sign-in/failed-sign-ins.ts'

const RECENT = 10 * MINUTE

/** Whether somebody gave their password just now, by signing in. A stolen session is older. */
export function isRecent(signedInAt: Instant, now: Instant): boolean {
  return toMillis(now) - toMillis(signedInAt) < RECENT
}

/** Somebody who is signed in, and the password that they gave again. */
export interface Confirmation {
  person: Person
  signedInAt: Instant
  /** Empty when it was not asked for. */
  current: string
  /** From where, as `addressBlock` makes it. */
  address: string
}

/**
 * Makes sure that it is the person and not only their session, before something that outlasts the session. Throws Invalid
 * for the field `current`.
 */
export async function confirm(platform: Platform, confirmation: Confirmation): Promise<void> {
  const { person, signedInAt, current, address } = confirmation
  if (isRecent(signedInAt, toInstant(platform.now()))) return
  if (current === '') throw new Invalid({ current: 'Enter your password.' })
  await checkPassword(platform, person, current, address)
}

/** Checks the password of somebody who is signed in, and returns its hash. Throws Invalid for the field `current`. */
export async function checkPassword(
  platform: Platform,
  person: Person,
  current: string,
  address: string,
): Promise<string> {
  const now = toInstant(platform.now())
  const { SIGN_IN_RATE } = platform.config
  const limit = async () => {
    if ((await countOver(platform, counted.password(person.id), SIGN_IN_RATE, now)) > 0) throw tooManyAttempts(now)
  }
  const hash = (await findPersonByEmail(platform.db, person.email))?.passwordHash ?? null
  if (await isPassword(known(person.id), { stored: hash, typed: current }, limit)) return hash!
  const failed = { person, email: person.email, address, now }
  await recordFailedSignIn(platform, { ...failed, action: 'fail_password_check' })
  throw wrongPassword()
}

export function wrongPassword(): Invalid {
  return new Invalid({ current: 'That is not your current password.' })
}
