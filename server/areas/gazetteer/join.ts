import { kilometres } from './distance.ts'
import type { Figures, SourceTown } from './source.ts'

export interface Town extends SourceTown {
  /** Null where the town is not in both packages. */
  geonames: number | null
  population: number | null
  feature: string | null
  /** The third level of GeoNames: the code of a municipality or a township. */
  municipality: string | null
}

/** Two towns with the same name in one state are farther apart than this; two measurements of one town are not. */
const SAME_NAME_KM = 25
/** When the names differ ("Barrow" became "Utqiagvik"), only rows this close are the same town. */
const SAME_SPOT_KM = 0.3

/**
 * Adds to each town its figures from the other package. The packages share no key, so towns match by name and state and
 * otherwise by position. The nearest pairs match first, and each row is used once.
 */
export function joinFigures(towns: readonly SourceTown[], figures: readonly Figures[]): Town[] {
  const twins = new Map<SourceTown, Figures>()
  const taken = new Set<Figures>()
  pair(towns, figures, (row) => `${row.admin1}|${row.name}`, SAME_NAME_KM)
  const unmatched = figures.filter((figure) => !taken.has(figure))
  pair(
    towns.filter((town) => !twins.has(town)),
    unmatched,
    (row) => `${row.admin1}|${row.latitude.toFixed(1)}|${row.longitude.toFixed(1)}`,
    SAME_SPOT_KM,
  )

  function pair(
    candidates: readonly SourceTown[],
    others: readonly Figures[],
    key: (row: SourceTown | Figures) => string,
    within: number,
  ): void {
    const byKey = Map.groupBy(others, key)
    const pairs = candidates.flatMap((town) =>
      (byKey.get(key(town)) ?? []).map((figure) => ({ town, figure, distance: kilometres(town, figure) })),
    )
    for (const { town, figure } of pairs
      .filter(({ distance }) => distance < within)
      .sort((a, b) => a.distance - b.distance)) {
      if (twins.has(town) || taken.has(figure)) continue
      twins.set(town, figure)
      taken.add(figure)
    }
  }

  return towns.map((town) => {
    const twin = twins.get(town)
    return {
      ...town,
      geonames: twin?.geonames ?? null,
      // GeoNames writes 0 where it has no figure.
      population: twin?.population || null,
      feature: twin?.feature ?? null,
      municipality: twin?.municipality || null,
    }
  })
}
