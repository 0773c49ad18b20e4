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
  revision: number
}

/** The organization that runs this Hark. There is always exactly one. */
export async function findOrganisation(db: Db): Promise<Organisation> {
  const row = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow()
  return {
    name: row.name,
    zone: row.zone,
    language: row.language,
    holdsFrom: row.holds_from,
    bypassNeedsSecondApproval: row.bypass_second_approval === 1,
    revision: row.revision,
  }
}

/** Saves only if nobody else has saved since it was read. Returns whether it saved. */
export async function saveOrganisation(trx: Trx, organisation: Organisation): Promise<boolean> {
  const { name, zone, language, holdsFrom, bypassNeedsSecondApproval, revision } = organisation
  const result = await trx
    .updateTable('organisation')
    .set({
      ...{ name, zone, language, holds_from: holdsFrom },
      bypass_second_approval: bypassNeedsSecondApproval ? 1 : 0,
      revision: revision + 1,
    })
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
