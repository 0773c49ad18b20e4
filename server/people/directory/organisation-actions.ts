import { z } from 'zod'
import type { Actor } from '../../audit/audit.ts'
import { record } from '../../audit/queries.ts'
import { toInstant } from '../../platform/clock.ts'
import { nextPublicChange } from '../../platform/db/public-head.ts'
import { Conflict } from '../../platform/errors.ts'
import { findOrganisation, saveOrganisation } from '../../platform/organisation.ts'
import type { Platform } from '../../platform/platform.ts'
import { zoneInput } from '../../platform/time/zone-input.ts'
import { transact } from '../../platform/transact.ts'

const language = z
  .string('Enter a language such as en or es.')
  .trim()
  .max(35, 'Enter a language such as en or es.')
  .refine(isLanguage, 'Enter a language such as en or es.')
  .describe('The language that announcements are written in, as a BCP 47 tag. Mails, feeds and notice pages say it.')

export const organisationInput = z.strictObject({
  name: z.string().trim().min(1, 'Enter the name of the organisation.').max(80, 'Keep the name to 80 characters.'),
  zone: zoneInput(() => 'Choose a time zone such as America/Los_Angeles.'),
  language,
})
export const organisationChange = organisationInput.partial()

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** The page also says which revision the form was filled in for. */
export const organisationForm = organisationInput.extend({ revision: z.int({ error: 'Open the page again.' }) })

/**
 * Changes the organization's name, which the public sees, and the zone of its calendar. `basedOn` is the revision that
 * the change was made for; null changes it whatever it is now.
 */
export async function changeOrganisation(
  platform: Pick<Platform, 'db' | 'now'>,
  input: z.output<typeof organisationChange>,
  actor: Actor,
  basedOn: number | null = null,
): Promise<void> {
  const at = toInstant(platform.now())
  await transact(platform.db, async (trx) => {
    await nextPublicChange(trx, at)
    const before = await findOrganisation(trx)
    const { revision, ...was } = before
    const { name, zone, language } = was
    const after = { ...was, ...organisationInput.parse({ name, zone, language, ...input }) }
    const isCurrent = basedOn === null || basedOn === revision
    if (!isCurrent || !(await saveOrganisation(trx, { ...after, revision }))) {
      throw new Conflict('Somebody else changed this meanwhile. Look at it again first.')
    }
    const subject = { type: 'organisation', id: '1' }
    await record(trx, { at, actor, action: 'change', subject, before: was, after, revision: revision + 1 })
  })
}
