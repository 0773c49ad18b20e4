import { listAudit } from '../../audit/queries.ts'
import type { Person } from '../../people/person.ts'
import type { Db } from '../../platform/transact.ts'

/**
 * Who deleted the draft that had this id, "You" or a name; null if nobody did. No id is used twice, so a form that still
 * names it is never saved under it again.
 */
export async function findDeleter(db: Db, id: string, reader: Person): Promise<string | null> {
  const [last] = await listAudit(db, { subject: `announcement:${id}` }, 1, 'desc')
  if (last?.action !== 'delete') return null
  return last.actor.id === reader.id ? 'You' : last.actor.name
}
