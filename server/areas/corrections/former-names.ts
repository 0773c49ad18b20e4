import type { Trx } from '../../platform/transact.ts'
import { replaceFormerNames } from '../leading-queries.ts'
import type { Area } from '../tree/area.ts'
import { countryOf } from '../tree/forest.ts'
import type { Correction } from './correction.ts'

/** What the gazetteer calls an area still leads to it while an administrator calls it otherwise, in searches and lists. */
export async function saveFormerNames(
  trx: Trx,
  country: string,
  { areas, corrections }: { areas: readonly Area[]; corrections: readonly Correction[] },
): Promise<void> {
  const listed = new Set(areas.flatMap(({ code, retiredAt }) => (retiredAt === null ? [code] : [])))
  const names = corrections.flatMap(({ code, field, given, own }) => {
    const isRenamed = field === 'name' && given !== null && own.name !== undefined && own.name !== given.name
    return isRenamed && countryOf({ code }) === country && listed.has(code) ? [{ code, name: own.name! }] : []
  })
  await replaceFormerNames(trx, country, names)
}
