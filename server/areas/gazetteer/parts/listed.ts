import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'
import { moreParts } from './more-parts.ts'
import { keyOf, type Nesting } from './nesting.ts'

/** The rows that a hand-kept list has as parts of a town of their county. */
export function inLists(towns: readonly Town[]): (readonly [Town, Nesting])[] {
  const byKey = Map.groupBy(towns, keyOf)
  return Object.entries(moreParts).flatMap(([key, names]) => {
    const town = largest(byKey.get(key) ?? [])
    if (!town) return []
    return names.flatMap((name) =>
      (byKey.get(`${countyOf(town)} ${name}`) ?? []).map((part) => [part, { town, basis: 'listed' as const }] as const),
    )
  })
}

function largest(towns: readonly Town[]): Town | undefined {
  return [...towns].sort((a, b) => (b.population ?? 0) - (a.population ?? 0))[0]
}
