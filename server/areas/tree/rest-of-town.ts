import type { Area } from './area.ts'
import { restName } from './with-article.ts'

/**
 * "Elsewhere in Boston", the place beside the parts of a town. The town keeps its own figure and its own zone, so that it
 * can become a place again when its last part leaves it.
 */
export function restOfTown(town: Area, parts: readonly Area[]): Area {
  return {
    ...town,
    code: `${town.code}~`,
    name: restName(town.name),
    kind: 'rest',
    parent: town.code,
    population: restOfPeople(town.population, parts),
    fips: null,
    geonames: null,
    basis: null,
  }
}

/**
 * The people of a town who live in none of its listed parts; null if the town has no figure. The figures of the parts may
 * come from another year and be more than the town's, but there are never fewer than 0 people.
 */
export function restOfPeople(town: number | null, parts: readonly Pick<Area, 'population'>[]): number | null {
  if (town === null) return null
  return Math.max(
    parts.reduce((left, { population }) => left - (population ?? 0), town),
    0,
  )
}
