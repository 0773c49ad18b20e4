import type { Db } from './db/transact.ts'

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
