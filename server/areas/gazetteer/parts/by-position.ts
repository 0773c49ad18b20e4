import { kilometres } from '../distance.ts'
import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'

/** Smaller towns have few parts that anybody lists, and these lists have many small towns that are no parts. */
const CITY_PEOPLE = 10_000
/** A city with fewer people to the square kilometer than this reaches farther than is assumed here. */
const PEOPLE_PER_KM2 = 1500

/**
 * Finds the city around a point: among the larger cities of its county, the one whose middle is nearest for its size.
 * Undefined when the point is outside the circle in which the people of each would live.
 */
export function citiesAround(towns: readonly Town[]): (row: Town) => Town | undefined {
  const cities = Map.groupBy(
    towns.filter(({ population }) => (population ?? 0) >= CITY_PEOPLE),
    countyOf,
  )
  return (row) => {
    let best: Town | undefined
    let least = 1
    for (const city of cities.get(countyOf(row)) ?? []) {
      const share = kilometres(city, row) / reachOf(city)
      if (city !== row && share < least) [best, least] = [city, share]
    }
    return best
  }
}

/** The radius of the circle in which the people of a town would live, in kilometers. */
export function reachOf({ population }: Town): number {
  return Math.sqrt((population ?? 0) / PEOPLE_PER_KM2 / Math.PI)
}
