import { fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import { TooMany } from '../../platform/errors.ts'
import { hashSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { HOUR, MINUTE, SECOND } from '../../platform/time-units.ts'
import { countAttempt, purgeAttempts } from './attempt-queries.ts'

/** An account takes this many times as many attempts as one address may make, so that no single one locks it. */
export const ADDRESSES_FOR_AN_ACCOUNT = 5

/** What attempts are counted by. The address is that of `addressBlock`. */
export const counted = {
  address: (address: string) => `address:${address}`,
  /** Whether it exists or not. What was typed may be a password, so only its hash is kept. */
  account: (email: string) => `account:${hashSecret(email)}`,
  device: (id: string) => `device:${id}`,
  /** Somebody who is signed in and gives their password again. Attempts to sign in do not stop them. */
  password: (personId: string) => `password:${personId}`,
}

/** Counts an attempt in this minute, and returns how many it is over the limit: 0 or less when it may be made. */
export async function countOver(platform: Platform, key: string, limit: number, now: Instant): Promise<number> {
  return (await countIn(platform, key, MINUTE, now)) - limit
}

export function countInThisHour(platform: Platform, key: string, now: Instant): Promise<number> {
  return countIn(platform, key, HOUR, now)
}

async function countIn(platform: Platform, key: string, length: number, now: Instant): Promise<number> {
  await purgeAttempts(platform.db, now)
  const start = Math.floor(toMillis(now) / length) * length
  return countAttempt(platform.db, { key, start: fromMillis(start), end: fromMillis(start + length) })
}

/** For whoever strangers keep out. It is the same for an account that does not exist. */
export const howToGetIn =
  ' If that does not help, use a browser you have signed in with before, or ask whoever runs Hark for a sign-in link.'

export function tooManyAttempts(now: Instant, advice = ''): TooMany {
  const seconds = Math.ceil((MINUTE - (toMillis(now) % MINUTE)) / SECOND)
  return new TooMany(`Too many sign-in attempts. Wait a minute, then try again.${advice}`, seconds)
}
