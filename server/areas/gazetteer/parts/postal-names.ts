import { kilometres, middle, type Point } from '../distance.ts'
import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'
import type { PostOffice } from '../zips/post-offices.ts'
import { reachOf } from './by-position.ts'
import { alike, type Nesting } from './nesting.ts'

interface Listed {
  town: Town
  name: string
}

/** Farther out than this many radii of the city's circle, the post office means another place. */
const FARTHEST = 2

/**
 * Parts that only the post office knows: a listed neighborhood without a row of its own, whose name is that of a ZIP code
 * of the city's county, is where these ZIP codes are. Roxbury is one. `left` are the others.
 */
export function withPostalNames(
  listed: readonly Listed[],
  rows: readonly Town[],
  offices: readonly PostOffice[],
): { parts: Map<Town, Nesting>; left: Listed[] } {
  const counties = new Set(listed.map(({ town }) => countyOf(town)))
  const places = postalPlaces(offices, counties)
  // A town of that name in the county has that post office.
  for (const row of rows) {
    const county = countyOf(row)
    if (counties.has(county)) places.delete(`${county} ${alike(row.name)}`)
  }
  const parts = new Map<Town, Nesting>()
  const left = listed.filter(({ town, name }) => {
    const points = places.get(`${countyOf(town)} ${alike(name)}`)
    const point = points && middle(points)
    if (!point || kilometres(point, town) > FARTHEST * reachOf(town)) return true
    const { admin1, admin2 } = town
    const unknown = { geonames: null, population: null, feature: null, municipality: null }
    parts.set({ name, ...point, admin1, admin2, ...unknown }, { town, basis: 'postal-name' })
    return false
  })
  return { parts, left }
}

/** The positions of the ZIP codes of each name in these counties: `MA.025 roxbury`. */
function postalPlaces(offices: readonly PostOffice[], counties: ReadonlySet<string>): Map<string, Point[]> {
  const places = new Map<string, Point[]>()
  for (const { name, state, county, latitude, longitude } of offices) {
    if (!counties.has(`${state}.${county}`)) continue
    const key = `${state}.${county} ${alike(name)}`
    const points = places.get(key) ?? []
    points.push({ latitude, longitude })
    places.set(key, points)
  }
  return places
}
