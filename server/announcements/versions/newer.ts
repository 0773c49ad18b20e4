import type { Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { findLastRevision } from './queries.ts'

/** Who saved it after somebody opened it, and when. */
export interface Newer {
  /** "You" when it was the same person, in another window. */
  by: string
  at: Instant
}

/** Null when this person has seen the newest version. A form that is new has seen none. */
export async function findNewer(
  db: Db,
  { id, revision }: Pick<Announcement, 'id' | 'revision'>,
  seen: number,
  reader: Person,
): Promise<Newer | null> {
  if (revision === seen) return null
  const last = await findLastRevision(db, id)
  if (last === null) return null
  const by = last.author === reader.id ? 'You' : ((await listNames(db)).get(last.author) ?? 'Hark')
  return { by, at: last.at }
}
