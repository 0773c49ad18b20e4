import type { Actor } from '../../audit/audit.ts'
import { recordEvent } from '../../audit/record-change.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { hashSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { transact } from '../../platform/transact.ts'
import { hashNewPassword } from '../passwords/new-password.ts'
import { normalizePassword } from '../passwords/normalize-password.ts'
import type { Person } from '../person.ts'
import { type Account, findPerson, lockAccount, savePassword, saveWantedMails } from '../queries.ts'
import { deleteNamedSession, deleteOtherSessions } from '../session-queries.ts'
import { revokeAllTokens } from '../token-queries.ts'
import { mailsNotWanted } from '../wanted-mails.ts'
import { checkPassword, wrongPassword } from './confirmation.ts'

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

/** Ends one session of a person, or all of them without `sessionId`. */
export async function endSessions(
  platform: Platform,
  { personId, sessionId, actor }: { personId: string; sessionId?: string; actor: Actor },
): Promise<Person> {
  const at = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const person = await findPerson(trx, personId)
    if (sessionId === undefined) await deleteOtherSessions(trx, personId, null)
    else if (!(await deleteNamedSession(trx, personId, sessionId))) throw new NotFound('There is no such session.')
    await recordEvent(trx, { at, actor, action: 'end_sessions', subject: { type: 'person', id: personId } })
    return person
  })
}

/** Says which emails the person gets: the kinds that are ticked, and no others. */
export async function chooseMails(platform: Platform, person: Person, ticked: readonly string[]): Promise<void> {
  const now = toInstant(platform.now())
  await transact(platform.db, async (trx) => {
    await saveWantedMails(trx, person.id, mailsNotWanted(person, ticked))
    await recordEvent(trx, {
      at: now,
      actor: person,
      action: 'choose_mails',
      subject: { type: 'person', id: person.id },
    })
  })
}

export interface PasswordChange {
  current: string
  password: string
  /** From where it is changed, as `addressBlock` makes it. */
  address: string
  /** The secret of the session that stays. */
  session: string | null
}

/** Changes the person's own password. Their other sessions and all of their tokens end for good. */
export async function changePassword(platform: Platform, person: Person, input: PasswordChange): Promise<Account> {
  const now = toInstant(platform.now())
  const checked = await checkPassword(platform, person, input.current, input.address)
  if (normalizePassword(input.current) === input.password)
    throw new Invalid({ password: 'Choose a password different from the current one.' })
  const passwordHash = await hashNewPassword(platform, input.password, person, person.id)
  return transact(platform.db, async (trx) => {
    const account = await lockAccount(trx, person.id)
    // Somebody else replaced it since it was checked.
    if (account.passwordHash !== checked) throw wrongPassword()
    await savePassword(trx, person.id, { passwordHash, mustChangePassword: false })
    await deleteOtherSessions(trx, person.id, input.session === null ? null : hashSecret(input.session))
    await revokeAllTokens(trx, person.id, now)
    await recordEvent(trx, {
      at: now,
      actor: person,
      action: 'change_password',
      subject: { type: 'person', id: person.id },
    })
    return { ...account, passwordHash, mustChangePassword: false }
  })
}

/**
 * Replaces the forgotten password of somebody else, who has to change it at the next sign-in. Their sessions and tokens
 * end for good, because whoever forgot the password may have lost more than that.
 */
export async function replacePassword(platform: Platform, id: string, password: string, actor: Actor): Promise<Person> {
  if (actor.id === id) {
    throw new Conflict('Change your own password on your account page.')
  }
  const at = toInstant(platform.now())
  const passwordHash = await hashNewPassword(platform, password, await findPerson(platform.db, id), actor.id)
  return transact(platform.db, async (trx) => {
    const person = await lockAccount(trx, id)
    await savePassword(trx, id, { passwordHash, mustChangePassword: true })
    await deleteOtherSessions(trx, id, null)
    await revokeAllTokens(trx, id, at)
    await recordEvent(trx, { at, actor, action: 'replace_password', subject: { type: 'person', id } })
    return person
  })
}
