import type { Town } from '../join.ts'
import { census2020 } from '../known/census-2020.ts'

/** The people whom the census counted in the towns that its list names. */
export function countedPeople(towns: readonly Town[]): Map<Town, number> {
  const townOf = townsByName(towns, Object.keys(census2020))
  return new Map(
    Object.entries(census2020).flatMap(([key, people]) => {
      const town = townOf(key)
      return town ? [[town, people] as const] : []
    }),
  )
}

/** Finds the town that a list calls "Los Angeles, CA": the largest of that name in the state. */
export function townsByName(towns: readonly Town[], keys: readonly string[]): (key: string) => Town | undefined {
  const names = new Set(keys.map((key) => key.slice(0, key.lastIndexOf(', '))))
  const found = Map.groupBy(
    towns.filter(({ name }) => names.has(name)),
    ({ name, admin1 }) => `${name}, ${admin1}`,
  )
  return (key) => largest(found.get(key) ?? [])
}

export function largest(towns: readonly Town[]): Town | undefined {
  return [...towns].sort((a, b) => (b.population ?? 0) - (a.population ?? 0))[0]
}
