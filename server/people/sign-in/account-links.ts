import type { Actor } from '../../audit/audit.ts'
import { recordEvent } from '../../audit/record-change.ts'
import { dropMailsTo, queueMails } from '../../mail/queries.ts'
import { later, toInstant } from '../../platform/clock.ts'
import { Conflict, Forbidden } from '../../platform/errors.ts'
import { hashSecret, newSecret } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DAY } from '../../platform/time-units.ts'
import { type Trx, transact } from '../../platform/transact.ts'
import { hashNewPassword } from '../passwords/new-password.ts'
import { type Account, lockAccount, savePassword, savePerson } from '../queries.ts'
import { deleteOtherSessions } from '../session-queries.ts'
import { revokeAllTokens } from '../token-queries.ts'
import { deleteLinks, findLink, insertLink, useLink } from './link-queries.ts'
import { startSession } from './sign-in-actions.ts'

/** How long an invitation, or a link to a new password, works. */
export const linkDays = 7

/** Whether links can be sent by email; otherwise somebody copies them. */
export function sendsMail({ config }: Platform): boolean {
  return config.SMTP_URL !== undefined
}

/** Makes the only link with which this person chooses a password. Earlier ones stop working. It is shown once. */
export async function makeAccountLink(platform: Platform, personId: string, actor: Actor): Promise<string> {
  const secret = await changeLinks(platform, personId, actor, 'make_password_link', (trx) =>
    newLink(platform, trx, personId),
  )
  return addressOf(platform, secret)
}

/** Lets the worker send such a link. It is made just before it is sent, so that it is stored nowhere. */
export async function mailAccountLink(platform: Platform, personId: string, actor: Actor): Promise<void> {
  const now = toInstant(platform.now())
  await changeLinks(platform, personId, actor, 'mail_password_link', (trx) =>
    queueMails(trx, [personId], { kind: 'invitation', about: null, now }),
  )
}

export async function revokeAccountLinks(platform: Platform, personId: string, actor: Actor): Promise<Account> {
  const now = toInstant(platform.now())
  return changeLinks(platform, personId, actor, 'revoke_password_link', async (trx, account) => {
    await deleteLinks(trx, personId)
    await dropMailsTo(trx, personId, 'invitation', now)
    return account
  })
}

/** A link for the email that is being written. */
export function linkForMail(platform: Platform, personId: string): Promise<string> {
  return transact(platform.db, async (trx) => addressOf(platform, await newLink(platform, trx, personId)))
}

/** The account that a link is for. Throws Forbidden for one that leads nowhere. Ask before any work is done. */
export async function openAccountLink(platform: Platform, secret: string): Promise<Account> {
  const link = await findLink(platform.db, hashSecret(secret), toInstant(platform.now()))
  if (link === null || link.person === null) throw closedLink()
  const person = link.person
  const account = await transact(platform.db, (trx) => lockAccount(trx, person))
  if (account.deactivatedAt !== null) throw closedLink()
  return account
}

/**
 * Sets the password that the person chose, and for somebody who is new the name. It works once. Sessions and tokens from
 * before end for good, because whoever forgot a password may have lost more than that.
 */
export async function useAccountLink(
  platform: Platform,
  secret: string,
  input: { name: string; password: string },
): Promise<{ account: Account; session: string }> {
  const now = toInstant(platform.now())
  const before = await openAccountLink(platform, secret)
  const isNew = before.passwordHash === null
  const owner = { ...before, name: isNew ? input.name : before.name }
  const passwordHash = await hashNewPassword(platform, input.password, owner, before.id)
  return transact(platform.db, async (trx) => {
    const { id } = before
    if (!(await useLink(trx, hashSecret(secret), now))) throw closedLink()
    const account = await lockAccount(trx, id)
    if (account.deactivatedAt !== null) throw closedLink()
    if (isNew && account.name !== owner.name) await savePerson(trx, { ...account, name: owner.name })
    await savePassword(trx, id, { passwordHash, mustChangePassword: false })
    await deleteOtherSessions(trx, id, null)
    await revokeAllTokens(trx, id, now)
    await dropMailsTo(trx, id, 'invitation', now)
    const actor = { id, name: owner.name }
    const action = isNew ? 'accept_invitation' : 'change_password'
    await recordEvent(trx, { at: now, actor, action, subject: { type: 'person', id } })
    const changed = { ...account, name: owner.name, passwordHash, mustChangePassword: false }
    return { account: changed, session: await startSession({ ...platform, db: trx }, changed) }
  })
}

async function newLink(platform: Platform, trx: Trx, person: string): Promise<string> {
  const now = toInstant(platform.now())
  const secret = newSecret('link')
  await insertLink(trx, { hash: hashSecret(secret), person, now, expiresAt: later(now, linkDays * DAY) })
  return secret
}

async function changeLinks<T>(
  platform: Platform,
  personId: string,
  actor: Actor,
  ...[action, change]: [action: string, change: (trx: Trx, account: Account) => Promise<T>]
): Promise<T> {
  const at = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const account = await lockAccount(trx, personId)
    if (account.deactivatedAt !== null)
      throw new Conflict(`${account.name} is deactivated. Reactivate the account first.`)
    const result = await change(trx, account)
    await recordEvent(trx, { at, actor, action, subject: { type: 'person', id: personId } })
    return result
  })
}

function addressOf({ config }: Platform, secret: string): string {
  return `${config.BASE_URL}/welcome/${secret}`
}

function closedLink(): Forbidden {
  return new Forbidden(
    `This link was used, replaced or is over ${linkDays} days old. Ask an administrator for a new one.`,
  )
}
