import type { Town } from '../join.ts'
import { apart, nowhere } from './apart.ts'
import { citiesAround } from './by-position.ts'
import { inFilledCounties } from './filled-counties.ts'
import { PART_OF_A_TOWN } from './is-town.ts'
import { inLists } from './listed.ts'
import { withMunicipalityCode } from './municipality-code.ts'
import { type Basis, keyOf, type Nesting, type Nestings } from './nesting.ts'
import { withSameFigure } from './same-figure.ts'

/**
 * Finds the rows that are parts of others, by one kind of evidence after another, the surest first. What an earlier kind
 * has found is neither a part nor a town for the later ones.
 */
export function findParts(all: readonly Town[], filled: ReadonlyMap<string, Town>): Nestings {
  const found = new Map<Town, Nesting>()
  const fillers = new Set(filled.values())
  let left = all.filter((town) => !apart.has(keyOf(town)) && !nowhere.has(keyOf(town)) && !fillers.has(town))

  function add(parts: readonly (readonly [Town, Nesting])[]): void {
    for (const [part, nesting] of parts) found.set(part, nesting)
    left = left.filter((town) => !found.has(town))
  }

  function addAround(basis: Basis, isPart: (town: Town) => boolean): void {
    const cityAround = citiesAround(all.filter((town) => !found.has(town) && town.feature !== PART_OF_A_TOWN))
    add(
      left.filter(isPart).flatMap((part) => {
        const town = cityAround(part)
        return town ? [[part, { town, basis }] as const] : []
      }),
    )
  }

  add(inFilledCounties(all, filled))
  add(inLists(left.concat(...fillers)))
  add(withSameFigure(left))
  add(withMunicipalityCode(left))
  addAround('feature-code', ({ feature }) => feature === PART_OF_A_TOWN)
  addAround('no-figure', ({ geonames, population }) => geonames === null && population === null)
  return found
}
