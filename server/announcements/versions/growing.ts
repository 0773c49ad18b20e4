import { record } from '../../audit/queries.ts'
import { listNames } from '../../people/queries.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { contentOf, hashContent } from '../content.ts'
import { changedFields } from '../content-diff.ts'
import { findGrown, growRevision, settleRevision } from './queries.ts'

/**
 * A draft that saves itself does so at every pause. What one person writes so within ten minutes is one version, so that a
 * list of versions can be read, and it has one audit entry for its beginning and one for the rest
 * (docs/lifecycle.md#drafts-save-themselves).
 */
const GROWS_FOR_MS = 10 * 60_000

/** Puts what was saved into the last version. False when that is not this person's, or does not grow any more. */
export function growVersion(
  trx: Trx,
  { before, saved, author }: { before: Announcement; saved: Announcement; author: string },
): Promise<boolean> {
  const content = contentOf(saved)
  const { id, revision, updatedAt: at } = saved
  const contentHash = hashContent(content)
  const since = fromMillis(toMillis(at) - GROWS_FOR_MS)
  return growRevision(trx, id, { revision, author, at, content, contentHash }, { last: before.revision, since })
}

/** The last version grows no more, and the audit gets what it has grown by: before anything else happens to the draft. */
export async function settleVersion(trx: Trx, announcement: Announcement): Promise<void> {
  await auditGrowth(trx, announcement)
  await settleRevision(trx, announcement.id, announcement.revision)
}

async function auditGrowth(trx: Trx, { id, revision }: Announcement): Promise<void> {
  const grown = await findGrown(trx, id, revision)
  if (grown === null) return
  const { at, author, audited, content } = grown
  const fields = changedFields(audited, content)
  const pick = (from: typeof content) => Object.fromEntries(fields.map((field) => [field, from[field]]))
  const actor = { id: author, name: (await listNames(trx)).get(author) ?? author }
  const subject = { type: 'announcement', id }
  if (fields.length > 0)
    await record(trx, { at, actor, action: 'edit', subject, before: pick(audited), after: pick(content), revision })
}
