import type { Town } from '../join.ts'
import type { Nesting } from './nesting.ts'

/** Where every place is in exactly one municipality, and the third level of GeoNames is that municipality. */
const states = ['CT', 'MA', 'ME', 'NH', 'RI']

/** In smaller ones, the row with most people is often only a village. */
const TOWN_PEOPLE = 10_000

/**
 * Rows with the code of a municipality, of which one has the people of all together: that one is the municipality. Where
 * none has, or it is called after another ("West Scarborough" beside "Scarborough"), it is only a village like the others.
 */
export function withMunicipalityCode(towns: readonly Town[]): (readonly [Town, Nesting])[] {
  const coded = towns.filter(({ admin1, municipality }) => states.includes(admin1) && municipality !== null)
  return [...Map.groupBy(coded, ({ admin1, municipality }) => `${admin1}.${municipality}`).values()].flatMap((rows) => {
    const [town, ...parts] = rows.sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
    const inParts = parts.reduce((sum, { population }) => sum + (population ?? 0), 0)
    if ((town!.population ?? 0) < Math.max(inParts, TOWN_PEOPLE)) return []
    if (parts.some(({ name }) => ` ${town!.name} `.includes(` ${name} `))) return []
    return parts.map((part) => [part, { town: town!, basis: 'municipality-code' as const }] as const)
  })
}
