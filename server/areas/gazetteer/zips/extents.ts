import type { Area } from '../../tree/area.ts'
import type { Point } from '../distance.ts'
import { KM_PER_DEGREE } from './grid.ts'
import type { Circle, Near, Points } from './near-points.ts'

/** A town, or a part of one, as a circle. */
export interface Extent extends Circle {
  area: Area
  /** The town itself, or the town of the part. */
  town: Area
  /** `US-KY` and `US-KY-007`. */
  state: string
  county: string
  /** Of a town, those outside the parts that are listed. */
  people: number
  /** The ZIP codes around, the nearest first. */
  near: Near[]
}

/** So many people live in a ZIP code of a city. A city is as large as the ZIP codes that its people need. */
const PEOPLE_OF_A_ZIP = 20_000
/** Small towns are dense in the middle of a wide country. */
const LEAST_PER_KM2 = 800
const NEIGHBORS = 6

/** Where no figure is known. */
const unknownPeople = { town: 200, part: 5_000 }
/** At most so much of a town is in its parts. */
const PARTS_AT_MOST = 0.9

/** How large each town or part is, from its people and from how densely the ZIP codes around lie: they follow the people. */
export function extentsOf(areas: readonly Area[], { near }: Points): Extent[] {
  const towns = new Map(areas.filter(({ kind }) => kind === 'town').map((town) => [town.code, town]))
  const partsOf = Map.groupBy(
    areas.filter(({ kind, parent }) => kind === 'part' && towns.has(parent ?? '')),
    ({ parent }) => parent!,
  )

  function extent(area: Area, town: Area, { all, own }: { all: number; own: number }): Extent[] {
    const { latitude, longitude } = area
    if (latitude === null || longitude === null) return []
    const zips = all / PEOPLE_OF_A_ZIP
    const neighbors = Math.max(NEIGHBORS, Math.round(zips))
    const around = near({ latitude, longitude }, neighbors)
    const farthest = around.at(-1)?.km ?? 100
    const km = Math.min(farthest * Math.sqrt(zips / neighbors), Math.sqrt(all / LEAST_PER_KM2 / Math.PI))
    const [country, state, county] = town.code.split('-', 3)
    const within = { state: `${country}-${state}`, county: `${country}-${state}-${county}` }
    return [{ area, town, ...within, people: own, latitude, longitude, km, near: around }]
  }

  return [...towns.values()].flatMap((town) => {
    const all = town.population ?? unknownPeople.town
    const parts = (partsOf.get(town.code) ?? []).map((part) => ({
      part,
      people: part.population ?? unknownPeople.part,
    }))
    const inParts = parts.reduce((sum, { people }) => sum + people, 0)
    const fit = Math.min(1, (all * PARTS_AT_MOST) / Math.max(1, inParts))
    return [
      ...extent(town, town, { all, own: all - inParts * fit }),
      ...parts.flatMap(({ part, people }) => extent(part, town, { all: people, own: people * fit })),
    ]
  })
}

/** Points spread evenly over a circle. */
export function* pointsIn({ latitude, longitude, km }: Circle, count: number): Generator<Point> {
  const high = km / KM_PER_DEGREE
  const wide = high / Math.cos((latitude * Math.PI) / 180)
  for (let index = 0; index < count; index++) {
    const away = Math.sqrt((index + 0.5) / count)
    // The golden angle never repeats a direction.
    const angle = index * 2.399963
    yield {
      latitude: latitude + high * away * Math.sin(angle),
      longitude: longitude + wide * away * Math.cos(angle),
    }
  }
}
