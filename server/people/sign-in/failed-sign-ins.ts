import { nobody } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import { hashSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { transact } from '../../platform/transact.ts'
import type { Person } from '../person.ts'
import { countInThisHour } from './attempts.ts'

/** Entries in an hour, at most: about five megabytes a day, however many attempts there are. */
const ENTRIES = 200
/** One address cannot use up the others' entries. */
const ENTRIES_OF_AN_ADDRESS = 20

export interface FailedSignIn {
  /** `refuse_sign_in` was stopped before the password was looked at. */
  action: 'fail_sign_in' | 'refuse_sign_in' | 'fail_password_check'
  /** Null when nobody has such an account. */
  person: Person | null
  /** As it was typed. It may be a password, so it is not recorded. */
  email: string
  address: string
  now: Instant
}

/**
 * Writes the first, the tenth, the hundredth… failure of an address at an account in an hour to the audit. What happens
 * is the same whether the account exists or not.
 */
export async function recordFailedSignIn(platform: Platform, failed: FailedSignIn): Promise<void> {
  const { action, person, email, address, now } = failed
  const attempts = await countInThisHour(platform, `${action}:${hashSecret(email)}:${address}`, now)
  if (!/^10*$/.test(String(attempts))) return
  const ofAddress = await countInThisHour(platform, `recorded:${address}`, now)
  if (ofAddress > ENTRIES_OF_AN_ADDRESS) return
  const ofAll = await countInThisHour(platform, 'recorded', now)
  if (ofAll > ENTRIES) return
  const isLast = ofAddress === ENTRIES_OF_AN_ADDRESS || ofAll === ENTRIES
  await transact(platform.db, (trx) =>
    record(trx, {
      at: now,
      actor: nobody,
      action,
      subject: person ? { type: 'person', id: person.id } : { type: 'sign_in', id: address },
      before: null,
      after: { address, attemptsInThisHour: attempts, ...(isLast && { more: 'not recorded in this hour' }) },
      revision: null,
    }),
  )
}
