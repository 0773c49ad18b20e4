import { joined } from '../../search/canonical.ts'
import type { Area } from '../../tree/area.ts'
import { fold } from '../../tree/fold.ts'
import type { Point } from '../distance.ts'
import { type Extent, pointsIn } from './extents.ts'
import { type Near, type Points, smallestCircle } from './near-points.ts'
import type { PostalCode } from './postal-codes.ts'

/** The people of a ZIP code, by where they live. */
export interface Lived {
  /** In towns; those in a part count for its town too. */
  inside: Map<Area, number>
  outside: number
}

/** What finds the ZIP codes near a point, and whether what is in one can be in the other. */
export interface Surroundings extends Points {
  canShare(code: PostalCode, extent: Extent): boolean
}

/** A ZIP code that is named after a town reaches farther for it than others. Those of cities are often named after a part. */
const namesake = { ofTown: 0.15, ofCity: 0.35, city: 50_000 }
/** How many ZIP codes compete for a point. */
const RIVALS = 4

/** How many points stand for the people of a town: enough for each of its ZIP codes to get some. */
const POINTS = { least: 7, most: 400, people: 3000 }

const OUTSIDE_POINTS = 5

/** What is left to the country around the towns: as many people as in a city where ZIP codes lie close, few on the plains. */
const outsideAtMost = 10_000
const outsideKm2 = 20

/** A name as it is compared, and how much nearer a ZIP code of that name is. */
interface Name {
  name: string
  factor: number
}

/** Spreads the people of each town and part over the ZIP codes that are nearest to where they live. */
export function spreadPeople(
  codes: readonly PostalCode[],
  extents: readonly Extent[],
  { near, km2Each, canShare }: Surroundings,
): Lived[] {
  const lived = codes.map((): Lived => ({ inside: new Map(), outside: 0 }))
  const around = smallestCircle(extents)

  /** How far a ZIP code is, less far if it has the name. */
  const farness = ({ index, km }: Near, { name, factor }: Name) => km * (codes[index]!.key === name ? factor : 1)

  /** The nearest of these ZIP codes; none where the town cannot be: in another state. */
  function nearestOf(rivals: readonly Near[], extent: Extent, name: Name): number | undefined {
    if (rivals.length === 0 || !canShare(codes[rivals[0]!.index]!, extent)) return undefined
    let best: Near | undefined
    for (const rival of rivals) {
      if (best !== undefined && farness(rival, name) >= farness(best, name)) continue
      if (canShare(codes[rival.index]!, extent)) best = rival
    }
    return best?.index
  }

  /** Whether the ZIP code that is nearest to the middle is so everywhere in the circle, as for most small towns. */
  function isOnly(code: number, { near, km }: Extent, name: Name): boolean {
    const own = near.find(({ index }) => index === code)!
    const farthest = farness({ ...own, km: own.km + km }, name)
    return near.every((rival) => rival === own || farness({ ...rival, km: rival.km - km }, name) > farthest)
  }

  function codesOf(extent: Extent, name: Name): number[] {
    const middle = nearestOf(extent.near.slice(0, RIVALS), extent, name)
    if (middle !== undefined && isOnly(middle, extent, name)) return [middle]
    const found: number[] = []
    for (const point of pointsIn(extent, pointsFor(extent))) {
      if (around(point) !== extent) continue
      const code = nearestOf(near(point, RIVALS), extent, name)
      if (code !== undefined) found.push(code)
    }
    if (found.length > 0) return found
    return [middle ?? extent.near[0]?.index ?? []].flat()
  }

  for (const extent of extents) {
    const { area, town, people } = extent
    const factor = (town.population ?? 0) < namesake.city ? namesake.ofTown : namesake.ofCity
    const found = codesOf(extent, { name: joined(fold(area.name)), factor })
    for (const code of found) {
      const { inside } = lived[code]!
      for (const of of area === town ? [town] : [town, area])
        inside.set(of, (inside.get(of) ?? 0) + people / found.length)
    }
  }
  for (const [index, code] of codes.entries()) lived[index]!.outside = outsideOf(code, km2Each(code), around)
  return lived
}

function pointsFor({ people }: Extent): number {
  return Math.round(Math.min(POINTS.most, Math.max(POINTS.least, people / POINTS.people)))
}

/** The people of a ZIP code who live in none of the towns, from how much of it no town reaches. */
function outsideOf({ latitude, longitude }: Point, km2: number, around: (to: Point) => Extent | undefined): number {
  const circle = { latitude, longitude, km: Math.sqrt(km2 / Math.PI) }
  let free = 0
  for (const point of pointsIn(circle, OUTSIDE_POINTS)) if (around(point) === undefined) free++
  return outsideAtMost * Math.min(1, (outsideKm2 / km2) ** 0.7) * (free / OUTSIDE_POINTS)
}
