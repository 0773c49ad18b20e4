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
  const unfound = () => all.filter((town) => !found.has(town))
  let mayBePart = (town: Town) => !fillers.has(town) && !isApart(town) && !nowhere.has(keyOf(town))

  function add(parts: readonly (readonly [Town, Nesting])[]): void {
    const fitting = parts.filter(([part]) => !found.has(part) && mayBePart(part))
    for (const [part, nesting] of fitting) found.set(part, nesting)
  }

  add(inFilledCounties(all, filled))
  add(inMoreParts(unfound()))
  const left = unfound()
  add(inNeighborhoods(left, listedCities(left, lists)))
  // The lists know which of several places with a name they mean; the evidence below does not.
  const may = mayBePart
  mayBePart = (town) => may(town) && !isNamedLikeTown(town)
  add(withSameFigure(unfound()))
  add(withMunicipalityCode(unfound()))
  add(inCircles(unfound()))
  return found
}

/** What is called a part, or has no figure, and lies where the people of a city live. */
function inCircles(towns: readonly Town[]): (readonly [Town, Nesting])[] {
  const cityAround = citiesAround(towns.filter(({ feature }) => feature !== PART_OF_A_TOWN))
  return towns.flatMap((part) => {
    const basis = basisByPosition(part)
    const town = basis && cityAround(part)
    return town ? [[part, { town, basis }] as const] : []
  })
}

function basisByPosition({ feature, geonames, population }: Town): Basis | undefined {
  if (feature === PART_OF_A_TOWN) return 'feature-code'
  return geonames === null && population === null ? 'no-figure' : undefined
}
