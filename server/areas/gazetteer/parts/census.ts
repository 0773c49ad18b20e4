import type { Town } from '../join.ts'
import { census2020 } from '../known/census-2020.ts'

/** The people whom the census counted in the towns that its list names: each the largest of that name in its state. */
export function countedPeople(towns: readonly Town[]): Map<Town, number> {
  const byName = Map.groupBy(towns, ({ name, admin1 }) => `${name}, ${admin1}`)
  return new Map(
    Object.entries(census2020).flatMap(([key, people]) => {
      const town = largest(byName.get(key) ?? [])
      return town ? [[town, people] as const] : []
    }),
  )
}

export function largest(towns: readonly Town[]): Town | undefined {
  return [...towns].sort((a, b) => (b.population ?? 0) - (a.population ?? 0))[0]
}
