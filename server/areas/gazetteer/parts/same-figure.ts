import { kilometres } from '../distance.ts'
import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'
import type { Nesting } from './nesting.ts'

const WITHIN_KM = 10
/** Below this, two towns often have a name and nearly a figure in common. */
const CITY_PEOPLE = 20_000
const [LEAST, MOST] = [0.8, 1.15]

/**
 * GeoNames has given some parts the people of the whole city: East Hampton has 147,993 beside the 136,454 of Hampton. So
 * a row whose name has the name of a city of its county in it, and nearly its figure, is a part of it.
 */
export function withSameFigure(towns: readonly Town[]): (readonly [Town, Nesting])[] {
  const byCounty = Map.groupBy(
    towns.filter(({ population }) => (population ?? 0) >= CITY_PEOPLE),
    countyOf,
  )
  return towns.flatMap((part) => {
    const town = byCounty.get(countyOf(part))?.find((city) => isCopy(part, city))
    return town ? [[part, { town, basis: 'same-figure' as const }] as const] : []
  })
}

function isCopy(part: Town, city: Town): boolean {
  const share = (part.population ?? 0) / city.population!
  return (
    part !== city &&
    ` ${part.name} `.includes(` ${city.name} `) &&
    share > LEAST &&
    share < MOST &&
    kilometres(part, city) < WITHIN_KM
  )
}
