import { z } from 'zod'
import type { Actor } from '../../audit/audit.ts'
import { recordEvent } from '../../audit/record-change.ts'
import { later, toInstant } from '../../platform/clock.ts'
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { openJson } from '../../platform/secrets.ts'
import { DAY } from '../../platform/time-units.ts'
import { transact } from '../../platform/transact.ts'
import { type Account, findPersonByEmail } from '../queries.ts'
import { markOf } from './devices.ts'

const content = z.object({
  purpose: z.literal('device link'),
  /** The same for every browser that opens it, so that they share one count. */
  device: z.string(),
  email: z.string(),
  mark: z.string(),
  until: z.string(),
})

/**
 * A link for somebody whose attempts to sign in strangers use up. A browser that opens it counts as one in which the
 * account signed in before, so its attempts have a count of their own. It still takes the password. It works for a day,
 * and until the password changes.
 */
export async function makeDeviceLink(platform: Platform, email: string, actor: Actor): Promise<string> {
  const now = toInstant(platform.now())
  const account = await findPersonByEmail(platform.db, email)
  if (account === null) throw new NotFound(`Nobody has an account with ${email}.`)
  if (account.deactivatedAt !== null) throw new Conflict(`${account.name} is deactivated.`)
  const { id, email: address } = account
  const subject = { type: 'person', id }
  await transact(platform.db, (trx) => recordEvent(trx, { at: now, actor, action: 'make_sign_in_link', subject }))
  const until = later(now, DAY)
  const text = JSON.stringify({ purpose: 'device link', device: newId(), email: address, mark: markOf(account), until })
  const sealed = Buffer.from(platform.secrets.seal(text), 'base64').toString('base64url')
  return `${platform.config.BASE_URL}/sign-in/link/${sealed}`
}

/** The account that a link is for. Throws Forbidden for one that leads nowhere. */
export async function openDeviceLink(platform: Platform, sealed: string): Promise<Account & { device: string }> {
  const link = openJson(platform.secrets, content, sealed)
  const account = link && (await findPersonByEmail(platform.db, link.email))
  if (
    !account ||
    account.deactivatedAt !== null ||
    link.mark !== markOf(account) ||
    link.until <= toInstant(platform.now())
  )
    throw new Forbidden('This link is more than a day old, or the password has changed. Ask for a new one.')
  return { ...account, device: link.device }
}
