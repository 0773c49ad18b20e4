import type { z } from 'zod'
import type { Tree } from '../areas/tree/tree.ts'
import { resolveAudience } from '../audiences/audience.ts'
import type { Actor } from '../audit/audit.ts'
import { record } from '../audit/queries.ts'
import type { Picture } from '../images/image.ts'
import { deleteImage, insertImage } from '../images/queries.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { nextPublicChange } from '../platform/db/public-head.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { findOrganisation, type Organisation, saveOrganisation } from '../platform/organisation.ts'
import type { Platform } from '../platform/platform.ts'
import { type Trx, transact } from '../platform/transact.ts'
import { type organisationChange, organisationInput } from './schema.ts'

type Base = Pick<Platform, 'db' | 'now'>

/**
 * Changes what the organization says about itself; the public sees its name. `basedOn` is the revision that the change was
 * made for; null changes it whatever it is now.
 */
export async function changeOrganisation(
  platform: Base,
  input: z.output<typeof organisationChange>,
  actor: Actor,
  basedOn: number | null = null,
): Promise<Organisation> {
  return save(platform, actor, basedOn, async (_trx, { name, zone, language, served, ...before }) => {
    const { holdsFrom, bypassNeedsSecondApproval } = before
    const was = { name, zone, language, served, holdsFrom, bypassNeedsSecondApproval }
    return { ...before, ...organisationInput.parse({ ...was, ...input }) }
  })
}

/** Throws Invalid for areas that cannot be served, by the fields of `served`. */
export function requireServable(tree: Tree, { served }: z.output<typeof organisationChange>): void {
  if (served === undefined || (served.include.length === 0 && served.exclude.length === 0)) return
  const resolved = resolveAudience(tree, served)
  if (resolved.ok) return
  const named = Object.entries(resolved.errors).map(([path, message]) => [`served.${path}`, message])
  throw new Invalid(Object.fromEntries(named))
}

/** Gives the organization another logo, or none. The one before is deleted. */
export function changeLogo(platform: Base, picture: Picture | null, actor: Actor): Promise<Organisation> {
  return save(platform, actor, null, async (trx, before, at) => {
    if (picture === null) return { ...before, logo: null }
    const { id, width, height } = await insertImage(trx, picture, { purpose: 'logo', by: actor.id, at })
    return { ...before, logo: { id, width, height } }
  })
}

async function save(
  platform: Base,
  actor: Actor,
  basedOn: number | null,
  change: (trx: Trx, before: Organisation, at: Instant) => Promise<Organisation>,
): Promise<Organisation> {
  const at = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    await nextPublicChange(trx, at)
    const before = await findOrganisation(trx)
    const { revision, ...was } = before
    const { revision: _, ...after } = await change(trx, before, at)
    const isCurrent = basedOn === null || basedOn === revision
    if (!isCurrent || !(await saveOrganisation(trx, { ...after, revision }))) {
      throw new Conflict('Someone else changed this. Reload the page and try again.')
    }
    if (was.logo !== null && was.logo.id !== after.logo?.id) await deleteImage(trx, was.logo.id)
    const subject = { type: 'organisation', id: '1' }
    await record(trx, { at, actor, action: 'change', subject, before: was, after, revision: revision + 1 })
    return { ...after, revision: revision + 1 }
  })
}
