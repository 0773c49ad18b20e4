import type { Db, Trx } from './transact.ts'

export interface Organisation {
  name: string
  /** The IANA zone in which its pages show times. */
  zone: string
  revision: number
}

/** The organization that runs this Hark. There is always exactly one. */
export function findOrganisation(db: Db): Promise<Organisation> {
  return db.selectFrom('organisation').select(['name', 'zone', 'revision']).executeTakeFirstOrThrow()
}

/** Saves only if nobody else has saved since it was read. Returns whether it saved. */
export async function saveOrganisation(trx: Trx, { name, zone, revision }: Organisation): Promise<boolean> {
  const result = await trx
    .updateTable('organisation')
    .set({ name, zone, revision: revision + 1 })
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
