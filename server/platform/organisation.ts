import type { Db, Trx } from './transact.ts'

export interface Organisation {
  name: string
  /** The IANA zone in which its pages show times. */
  zone: string
  /** The language in which its people write for readers, as a tag of BCP 47 such as `es` or `en-US`. */
  language: string
  /** The severity from which an incident holds marketing; null for never. */
  holdsFrom: string | null
  /** Whether an announcement whose severity passes a rule needs one more approval. */
  bypassNeedsSecondApproval: boolean
  /** The areas that it serves, by their codes, some of them retired perhaps. Nothing included means all areas. */
  served: { include: readonly string[]; exclude: readonly string[] }
  logo: Logo | null
  revision: number
}

/** A stored image. */
export interface Logo {
  id: string
  /** In pixels. */
  width: number
  height: number
}

/** The organization that runs this Hark. There is always exactly one. */
export async function findOrganisation(db: Db): Promise<Organisation> {
  const row = await db
    .selectFrom('organisation')
    .leftJoin('images', 'images.id', 'organisation.logo')
    .selectAll('organisation')
    .select(['images.width', 'images.height'])
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    zone: row.zone,
    language: row.language,
    holdsFrom: row.holds_from,
    bypassNeedsSecondApproval: row.bypass_second_approval === 1,
    served: JSON.parse(row.served_json) as Organisation['served'],
    logo: row.logo === null ? null : { id: row.logo, width: row.width!, height: row.height! },
    revision: row.revision,
  }
}

/** Saves only if nobody else has saved since it was read. Returns whether it saved. */
export async function saveOrganisation(trx: Trx, organisation: Organisation): Promise<boolean> {
  const { name, zone, language, holdsFrom, bypassNeedsSecondApproval, served, logo, revision } = organisation
  const result = await trx
    .updateTable('organisation')
    .set({
      ...{ name, zone, language, holds_from: holdsFrom, logo: logo?.id ?? null },
      bypass_second_approval: bypassNeedsSecondApproval ? 1 : 0,
      served_json: JSON.stringify(served),
      revision: revision + 1,
    })
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
