import type { Town } from '../join.ts'
import { nowhere } from './apart.ts'
import { citiesAround } from './by-position.ts'
import { inFilledCounties } from './filled-counties.ts'
import { isApart, PART_OF_A_TOWN } from './is-town.ts'
import { inMoreParts, inNeighborhoods, listedCities, type Neighborhoods } from './listed.ts'
import { isNamedLikeTown } from './municipalities.ts'
import { withMunicipalityCode } from './municipality-code.ts'
import { type Basis, keyOf, type Nesting, type Nestings } from './nesting.ts'
import { withSameFigure } from './same-figure.ts'

/**
 * Finds the rows that are parts of others, by one kind of evidence after another, the surest first. What an earlier kind
 * has found is neither a part nor a town for the later ones.
 */
export function findParts(all: readonly Town[], filled: ReadonlyMap<string, Town>, lists: Neighborhoods): Nestings {
  const found = new Map<Town, Nesting>()
  const fillers = new Set(filled.values())
  const mayBePart = new Set(all.filter((town) => !isApart(town) && !nowhere.has(keyOf(town)) && !fillers.has(town)))
  const unfound = () => all.filter((town) => !found.has(town))

  function add(parts: readonly (readonly [Town, Nesting])[]): void {
    const before = new Set(found.keys())
    for (const [part, nesting] of parts) {
      if (mayBePart.has(part) && !before.has(part)) found.set(part, nesting)
    }
  }

  function addAround(basis: Basis, isPart: (town: Town) => boolean): void {
    const cityAround = citiesAround(unfound().filter(({ feature }) => feature !== PART_OF_A_TOWN))
    add(
      unfound().flatMap((part) => {
        const town = isPart(part) ? cityAround(part) : undefined
        return town ? [[part, { town, basis }] as const] : []
      }),
    )
  }

  add(inFilledCounties(all, filled))
  add(inMoreParts(unfound()))
  add(inNeighborhoods(unfound(), listedCities(unfound(), lists)))
  // The lists know which of several places with a name they mean; the evidence below does not.
  for (const town of unfound()) if (isNamedLikeTown(town)) mayBePart.delete(town)
  add(withSameFigure(unfound()))
  add(withMunicipalityCode(unfound()))
  addAround('feature-code', ({ feature }) => feature === PART_OF_A_TOWN)
  addAround('no-figure', ({ geonames, population }) => geonames === null && population === null)
  return found
}
