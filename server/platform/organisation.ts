import type { Db } from './transact.ts'

export interface Organisation {
  name: string
  /** The IANA zone in which its pages tell the time. */
  zone: string
  revision: number
}

/** Whose Hark this is. There is always exactly one. */
export function findOrganisation(db: Db): Promise<Organisation> {
  return db.selectFrom('organisation').select(['name', 'zone', 'revision']).executeTakeFirstOrThrow()
}

/** Saves only if nobody has saved since it was read; true when it did. */
export async function saveOrganisation(db: Db, { name, zone, revision }: Organisation): Promise<boolean> {
  const result = await db
    .updateTable('organisation')
    .set({ name, zone, revision: revision + 1 })
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
