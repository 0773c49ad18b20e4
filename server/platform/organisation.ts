import type { Db, Trx } from './transact.ts'

export interface Organisation {
  name: string
  /** The IANA zone in which its pages show times. */
  zone: string
  /** The language in which its people write for readers, as a tag of BCP 47 such as `es` or `en-US`. */
  language: string
  revision: number
}

/** The organization that runs this Hark. There is always exactly one. */
export function findOrganisation(db: Db): Promise<Organisation> {
  return db.selectFrom('organisation').select(['name', 'zone', 'language', 'revision']).executeTakeFirstOrThrow()
}

/** Saves only if nobody else has saved since it was read. Returns whether it saved. */
export async function saveOrganisation(trx: Trx, { name, zone, language, revision }: Organisation): Promise<boolean> {
  const result = await trx
    .updateTable('organisation')
    .set({ name, zone, language, revision: revision + 1 })
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
