import type { Db } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { listThread } from '../queries.ts'
import { lastOut } from '../thread/next-steps.ts'
import type { ComposerForm } from './composer-form.ts'

/** What people were told last about the incident that the form is about, `id` itself aside. */
export async function findPrevious(
  db: Db,
  { kind, incident }: Pick<ComposerForm, 'kind' | 'incident'>,
  id: string | null,
): Promise<Announcement | null> {
  if (kind === 'marketing' || incident === '' || incident.startsWith('new:')) return null
  return lastOut((await listThread(db, incident)).filter((one) => one.id !== id))
}
