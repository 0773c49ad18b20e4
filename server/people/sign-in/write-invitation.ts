import type { Letter } from '../../mail/letter.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { findPerson, findPersonByEmail } from '../queries.ts'
import { linkDays, linkForMail } from './account-links.ts'

/** Writes the email with which somebody chooses a password. Null for somebody who is deactivated. */
export async function writeInvitation(platform: Platform, personId: string): Promise<Letter | null> {
  const person = await findPerson(platform.db, personId)
  if (person.deactivatedAt !== null) return null
  const isNew = (await findPersonByEmail(platform.db, person.email))?.passwordHash === null
  const { name: organisation } = await findOrganisation(platform.db)
  const link = await linkForMail(platform, personId)
  const what = isNew
    ? `You are invited to ${organisation} on Hark, which plans its service updates. Choose a password to begin:`
    : `Here is a link to choose a new password for ${organisation} on Hark:`
  const why = isNew
    ? 'If you do not know why you got this, ignore it.'
    : 'If you did not ask for it, ignore it: your password stays.'
  return {
    to: { name: person.name, address: person.email },
    subject: isNew ? `Your invitation to ${organisation}` : `Choose a new password for ${organisation}`,
    text: `${what}\n${link}\n\nThe link works once, within ${linkDays} days. ${why}`,
  }
}
