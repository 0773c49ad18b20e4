import { recordEvent } from '../../audit/record-change.ts'
import { type Instant, later, toInstant } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY } from '../../platform/time-units.ts'
import { transact } from '../../platform/transact.ts'
import { known, stranger } from '../passwords/lines.ts'
import { isPassword } from '../passwords/passwords.ts'
import { type Account, findPersonByEmail, lockAccount } from '../queries.ts'
import { deleteEndedSessions, deleteOldestSessions, deleteSession, insertSession } from '../session-queries.ts'
import { sessionDays, sessionLimits } from '../sessions.ts'
import { ADDRESSES_FOR_AN_ACCOUNT, counted, countOver, howToGetIn, tooManyAttempts } from './attempts.ts'
import { type Device, knownDevice } from './devices.ts'
import { type FailedSignIn, recordFailedSignIn } from './failed-sign-ins.ts'

/** A person has no more devices. A script that signs in again and again ends its own sessions. */
const MOST_SESSIONS = 100

/** From where somebody signs in. */
export interface Browser {
  /** As `addressBlock` makes it. */
  address: string
  /** As `wideBlock` makes it. */
  network: string
  devices?: readonly Device[]
  /** The secret of the session that it has now and that ends when the next one starts. */
  session?: string | null
}

/**
 * Starts a session and returns the cookie's secret. An unknown address takes as long as a wrong password and gives the
 * same error.
 */
export async function signIn(
  platform: Platform,
  input: { email: string; password: string },
  browser: Browser,
): Promise<{ account: Account; secret: string }> {
  const now = toInstant(platform.now())
  const account = await findPersonByEmail(platform.db, input.email)
  const failed = { person: account, email: input.email, address: browser.address, now }
  const device = knownDevice(browser.devices ?? [], account)
  const pair = { stored: account?.passwordHash ?? null, typed: input.password }
  // An attempt counts only when it has a place in the line: nobody is kept out by those that Hark was too busy for.
  const matches = await isPassword(device ? known(`device ${device.id}`) : stranger(browser.network), pair, () =>
    limitAttempts(platform, device, failed),
  )
  if (!account || !matches || account.deactivatedAt !== null) {
    await recordFailedSignIn(platform, { ...failed, action: 'fail_sign_in' })
    throw wrongPair()
  }
  return { account, secret: await startSession(platform, account, browser.session ?? null) }
}

function wrongPair(): Invalid {
  return new Invalid('The email address or password is wrong.')
}

/**
 * Throws TooMany after too many attempts in this minute. The address comes first, and what is refused for it does not
 * count against the account. A device that signed in before has a count of its own, so that nobody else can use it up.
 */
async function limitAttempts(
  platform: Platform,
  device: Device | null,
  failed: Omit<FailedSignIn, 'action'>,
): Promise<void> {
  const { email, address, now } = failed
  const rate = platform.config.SIGN_IN_RATE
  const limits: [key: string, limit: number][] = device
    ? [[counted.device(device.id), rate]]
    : [
        [counted.address(address), rate],
        [counted.account(email), rate * ADDRESSES_FOR_AN_ACCOUNT],
      ]
  for (const [key, limit] of limits) {
    if ((await countOver(platform, key, limit, now)) <= 0) continue
    await recordFailedSignIn(platform, { ...failed, action: 'refuse_sign_in' })
    throw tooManyAttempts(now, howToGetIn)
  }
}

/**
 * Starts a session for an account as it was when its password was checked. Throws when the password has been replaced or
 * the person deactivated since. The session that the browser had ends.
 */
export async function startSession(
  platform: Platform,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
  previous: string | null = null,
): Promise<string> {
  const now: Instant = toInstant(platform.now())
  const secret = newSecret('session')
  await transact(platform.db, async (trx) => {
    const account = await lockAccount(trx, id)
    if (account.passwordHash !== passwordHash || account.deactivatedAt !== null) throw wrongPair()
    if (previous !== null) await deleteSession(trx, hashSecret(previous))
    await deleteEndedSessions(trx, sessionLimits(now))
    await deleteOldestSessions(trx, id, MOST_SESSIONS - 1)
    const expiresAt = later(now, sessionDays * DAY)
    await insertSession(trx, { hash: hashSecret(secret), personId: id, now, expiresAt })
    await recordEvent(trx, { at: now, actor: account, action: 'sign_in', subject: { type: 'person', id } })
  })
  return secret
}

export async function signOut(platform: Platform, secret: string): Promise<void> {
  await deleteSession(platform.db, hashSecret(secret))
}
