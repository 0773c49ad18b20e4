import type { Town } from '../join.ts'
import type { Lead, Outline } from '../outline.ts'
import { type PostOffice, readPostOffices } from '../zips/post-offices.ts'
import { countedPeople } from './census.ts'
import { filledCounties } from './filled-counties.ts'
import { findParts } from './find-parts.ts'
import { isTown } from './is-town.ts'
import { listedCities, type Neighborhoods, withoutRow } from './listed.ts'
import { withMissing } from './municipalities.ts'
import { withPostalNames } from './postal-names.ts'
import { settleParts } from './settle-parts.ts'
import { withoutTwins } from './twice.ts'

/**
 * Sorts the rows of the packages into towns and their parts. Of the listed neighborhoods that have no row, those that the
 * post office knows become parts, too; the others become names that lead to their city. Parts of a town do not overlap.
 */
export function nestTowns(
  rows: readonly Town[],
  lists: Neighborhoods,
  offices: readonly PostOffice[] = readPostOffices(),
): Pick<Outline, 'towns' | 'parts' | 'filled' | 'leads' | 'counted'> {
  const { kept, leads } = withoutTwins(withMissing(rows))
  const filled = filledCounties(kept)
  const found = findParts(kept, filled, lists)
  const settled = kept.filter((town) => !found.has(town))
  const cities = listedCities(settled, lists)
  const { parts: postal, left } = withPostalNames(withoutRow(cities, found), kept, offices)
  const own = settleParts(new Map([...found, ...postal]))
  const others = [...leads, ...otherNames(filled)]
  const isThere = new Set(others.map(({ name }) => name))
  return {
    towns: [...kept.filter((town) => !found.has(town) && isTown(town)), ...own.parts.keys()],
    parts: own.parts,
    filled,
    counted: countedPeople(settled),
    leads: [
      ...others,
      ...own.leads,
      ...left
        .filter(({ name }) => !isThere.has(name))
        .map(({ name, town }) => ({ name, town: own.partWith(town, name) ?? town, basis: 'listed' })),
    ],
  }
}

/** "Bronx", because the borough is called "The Bronx". */
function otherNames(filled: ReadonlyMap<string, Town>): Lead[] {
  return [...filled.values()]
    .filter(({ name }) => name.startsWith('The '))
    .map((town) => ({ name: town.name.slice('The '.length), town, basis: 'same-place' }))
}
