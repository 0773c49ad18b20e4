import type { Area } from '../../tree/area.ts'
import { kilometres, type Point } from '../distance.ts'
import type { Extent } from './extents.ts'
import type { PostalCode } from './postal-codes.ts'
import type { Namesake, ZipPlaces } from './zip-places.ts'

/** The town after which a ZIP code is named is believed so much more than a circle that only happens to reach it. */
const TRUST = 1.5
/** Beside a town that has its middle in the ZIP code, such as one inside a city, the name says little. */
const BESIDE_ITS_OWN = 0.3
const AT_MOST = 0.95
/** So many times the radius of a town away from its middle, its name says nothing. */
const REACH = 3

/** What the name of a ZIP code says about where its people are, whatever the circles of the towns around say. */
export interface NamedPrior {
  /** The town that is always listed: the post office is there, in the county or close by. */
  townOf(code: PostalCode, named: Namesake | undefined): Area | undefined
  /** The least that this town has of the people in `people`, 0 where it is too far away. */
  leastShare(code: PostalCode, named: Namesake, people: ReadonlyMap<Area, number>): number
}

export function openNamedPrior(
  livedIn: readonly PostalCode[],
  extents: readonly Extent[],
  places: Pick<ZipPlaces, 'at'>,
): NamedPrior {
  const byArea = new Map(extents.map((extent) => [extent.area, extent]))
  const homes = new Map(extents.map(({ area, near }) => [area, livedIn[near[0]?.index ?? -1]]))

  return {
    townOf(code, named) {
      if (!named) return undefined
      return named.extent.county === code.county || named.closeness > 0 ? named.extent.town : undefined
    },
    leastShare(code, { extent }, people) {
      const town = byArea.get(extent.town) ?? extent
      const away = awayFrom(town, code)
      const closeness = Math.min(1, Math.max(0, (REACH - away) / (REACH - 1)))
      const rival = places.at(code)
      const around = rival && rival !== town.area && rival.parent !== town.area.code ? byArea.get(rival) : undefined
      // At the edge of its circle, a rival is believed less.
      const edge = TRUST * (around ? awayFrom(around, code) : 1)
      const share = (edge / (away + edge)) * closeness
      const isAtHome = [...people.keys()].some((other) => other !== town.area && homes.get(other) === code)
      return Math.min(share, isAtHome ? BESIDE_ITS_OWN : AT_MOST)
    },
  }
}

/** In radii of the circle: 1 is its edge. */
function awayFrom(extent: Extent, code: Point): number {
  return kilometres(extent, code) / Math.max(extent.km, 0.1)
}
