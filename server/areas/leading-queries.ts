import { insertMany } from '../platform/db/insert-many.ts'
import type { Db, Trx } from '../platform/transact.ts'
import { BY_CORRECTED_NAME, type Leading, type LeadingName, type ZipShare } from './tree/leading.ts'

/** What leads to the areas of all countries. Of a ZIP code, the area with the largest share comes first. */
export async function listLeading(db: Db): Promise<Leading> {
  const names = await db
    .selectFrom('area_names')
    .select(['name', 'code', 'basis'])
    .orderBy('country')
    .orderBy('name')
    .orderBy('code')
    .execute()
  const zips = await db.selectFrom('area_zips').select(['zip', 'name', 'code', 'share']).execute()
  return { names, zips }
}

/** Puts what leads to the areas of a country in the place of what led to them, and to those of what is a part of it now. */
export async function replaceLeading(
  trx: Trx,
  { country, absorbs }: { country: string; absorbs: readonly string[] },
  { names, zips }: Leading,
): Promise<void> {
  const before = [country, ...absorbs]
  await trx.deleteFrom('area_names').where('country', 'in', before).execute()
  await trx.deleteFrom('area_zips').where('country', 'in', before).execute()
  await insertMany(
    names.map(({ name, code, basis }) => ({ country, name, code, basis })),
    // A name may be known to lead to an area for two reasons; the first is kept.
    (batch) =>
      trx
        .insertInto('area_names')
        .values(batch)
        .onConflict((conflict) => conflict.doNothing()),
  )
  await insertMany(
    zips.map(({ zip, name, code, share }) => ({ country, zip, name, code, share })),
    (batch) => trx.insertInto('area_zips').values(batch),
  )
}

/** The gazetteer's own names of areas that have another one by a correction. They still lead there. */
export async function replaceFormerNames(
  trx: Trx,
  country: string,
  names: readonly Pick<LeadingName, 'name' | 'code'>[],
): Promise<void> {
  await trx.deleteFrom('area_names').where('country', '=', country).where('basis', '=', BY_CORRECTED_NAME).execute()
  await insertMany(
    names.map(({ name, code }) => ({ country, name, code, basis: BY_CORRECTED_NAME })),
    (batch) =>
      trx
        .insertInto('area_names')
        .values(batch)
        .onConflict((conflict) => conflict.doNothing()),
  )
}

/** The names that lead to an area without being its own. */
export function listNamesLeadingTo(db: Db, code: string): Promise<LeadingName[]> {
  return db
    .selectFrom('area_names')
    .select(['name', 'code', 'basis'])
    .where('code', '=', code)
    .orderBy('name')
    .execute()
}

/** The ZIP codes of these areas. */
export function listZipsOf(db: Db, codes: readonly string[]): Promise<ZipShare[]> {
  if (codes.length === 0) return Promise.resolve([])
  return db
    .selectFrom('area_zips')
    .select(['zip', 'name', 'code', 'share'])
    .where('code', 'in', codes)
    .orderBy('zip')
    .execute()
}
