import { kilometres } from '../distance.ts'
import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'
import { reachOf } from './by-position.ts'
import { largest, townsByName } from './census.ts'
import { moreParts } from './more-parts.ts'
import { alike, keyOf, type Nesting, type Nestings } from './nesting.ts'

/** "Los Angeles, CA" and its neighborhoods. */
export type Neighborhoods = Readonly<Record<string, readonly string[]>>

/** A listed neighborhood farther out than this many radii of the city's circle is another place of that name. */
const FARTHEST = 2

/** The rows that a list has as parts of a town of their county, by their name. */
export function inMoreParts(towns: readonly Town[]): (readonly [Town, Nesting])[] {
  const counties = new Set(Object.keys(moreParts).map((key) => key.split(' ', 1)[0]!))
  const byKey = Map.groupBy(
    towns.filter((town) => counties.has(countyOf(town))),
    keyOf,
  )
  return Object.entries(moreParts).flatMap(([key, names]) => {
    const town = largest(byKey.get(key) ?? [])
    if (!town) return []
    return names.flatMap((name) =>
      (byKey.get(`${countyOf(town)} ${name}`) ?? []).map((part) => [part, { town, basis: 'listed' as const }] as const),
    )
  })
}

/** A city's neighborhoods by `alike`, so that each is there once. */
export type ListedCities = ReadonlyMap<Town, ReadonlyMap<string, string>>

/** The listed cities: the largest town of that name in the state, with its neighborhoods. */
export function listedCities(towns: readonly Town[], lists: Neighborhoods): ListedCities {
  const townOf = townsByName(towns, Object.keys(lists))
  return new Map(
    Object.entries(lists).flatMap(([key, names]) => {
      const city = townOf(key)
      if (!city) return []
      const listed = new Map(names.map((name) => [alike(name), name]))
      listed.delete(alike(city.name))
      return [[city, listed] as const]
    }),
  )
}

/** The rows near a city and in its county that have the name of one of its listed neighborhoods. */
export function inNeighborhoods(rows: readonly Town[], cities: ListedCities): (readonly [Town, Nesting])[] {
  const counties = Map.groupBy(cities.keys(), countyOf)
  return rows.flatMap((row) => {
    const near = counties.get(countyOf(row))
    if (!near) return []
    const name = alike(row.name)
    const town = near.find((city) => cities.get(city)!.has(name) && kilometres(row, city) < FARTHEST * reachOf(city))
    return town && town !== row ? [[row, { town, basis: 'listed' as const }] as const] : []
  })
}

/** The listed neighborhoods that no row is there for. */
export function withoutRow(cities: ListedCities, parts: Nestings): { town: Town; name: string }[] {
  const partsOf = Map.groupBy(parts.keys(), (part) => parts.get(part)!.town)
  return [...cities].flatMap(([town, names]) => {
    const known = new Set((partsOf.get(town) ?? []).map(({ name }) => alike(name)))
    return [...names].flatMap(([key, name]) => (known.has(key) ? [] : [{ town, name }]))
  })
}
