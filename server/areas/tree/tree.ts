import { NotFound } from '../../platform/errors.ts'
import { type Area, areaKinds } from './area.ts'
import { fold } from './fold.ts'
import type { Intervals } from './intervals.ts'

/**
 * A sum over places, and how many of them have a figure. Always an estimate
 * (docs/scheduling-rules.md#audience-and-reach).
 */
export interface People {
  people: number
  knownFor: number
}

/** All areas in memory. The first three members are the planning engine's `Places`. */
export interface Tree {
  readonly count: number
  readonly zones: readonly string[]
  /** The index in `zones` of each place. */
  readonly zoneOf: Uint16Array
  /** The people of each place, −1 where unknown. */
  readonly peopleOf: Int32Array
  /** The countries, in the order of their places. */
  readonly roots: readonly Area[]
  /** Every area in tree order, then the retired ones. */
  readonly areas: readonly Area[]
  /** Also finds retired areas. */
  area(code: string): Area | undefined
  /** By name, "elsewhere" last. */
  children(code: string): readonly Area[]
  /** From the nearest up to the country, without the area itself. */
  ancestors(area: Area): Area[]
  /** Names from the country down, without the area's own. */
  path(area: Area): string[]
  /** The area without others in it that has this number: a town, a part of one, or a rest. */
  placeAt(place: number): Area
  zonesOf(area: { lo: number; hi: number }): string[]
  people(places: Intervals): People
}

export function buildTree(stored: readonly Area[]): Tree {
  const areas = [...stored].sort(inTreeOrder)
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const childrenOf = Map.groupBy(
    areas.filter((area) => area.retiredAt === null),
    (area) => area.parent,
  )
  const places = areas.filter((area) => area.retiredAt === null && !childrenOf.has(area.code))
  const zones = [...new Set(places.map((place) => place.zone!))].sort()
  const zoneIndex = new Map(zones.map((zone, index) => [zone, index]))
  const zoneOf = Uint16Array.from(places, (place) => zoneIndex.get(place.zone!)!)
  const peopleOf = Int32Array.from(places, (place) => place.population ?? -1)
  const people = sums(peopleOf)

  function ancestors(area: Area): Area[] {
    const result: Area[] = []
    for (let up = area.parent; up !== null; up = result.at(-1)!.parent) result.push(byCode.get(up)!)
    return result
  }

  function zonesOf({ lo, hi }: { lo: number; hi: number }): string[] {
    return [...new Set(zoneOf.subarray(lo, hi))].sort((a, b) => a - b).map((index) => zones[index]!)
  }

  return {
    count: places.length,
    zones,
    zoneOf,
    peopleOf,
    roots: childrenOf.get(null) ?? [],
    areas,
    area: (code) => byCode.get(code),
    children: (code) => childrenOf.get(code) ?? [],
    ancestors,
    path: (area) =>
      ancestors(area)
        .map(({ name }) => name)
        .reverse(),
    placeAt: (place) => places[place]!,
    zonesOf,
    people,
  }
}

/** Also finds retired areas, because scheduled announcements may name them. Throws NotFound. */
export function findArea(tree: Tree, code: string): Area {
  const area = tree.area(code)
  if (!area) throw new NotFound(`There is no area ${code}.`)
  return area
}

/** Whether nothing is in it. Only towns, their parts and rests can be places; every other area has some. */
export function isPlace(tree: Pick<Tree, 'children'>, { code }: Pick<Area, 'code'>): boolean {
  return tree.children(code).length === 0
}

/** The order of siblings, which also decides place numbers: by name, "elsewhere" last. */
export function inNameOrder(a: Area, b: Area): number {
  if ((a.kind === 'rest') !== (b.kind === 'rest')) return a.kind === 'rest' ? 1 : -1
  return compare(fold(a.name), fold(b.name)) || compare(a.code, b.code)
}

/** Live areas before retired ones, and an area before its descendants. */
export function inTreeOrder(a: Area, b: Area): number {
  if ((a.retiredAt === null) !== (b.retiredAt === null)) return a.retiredAt === null ? -1 : 1
  return a.lo - b.lo || b.hi - a.hi || areaKinds.indexOf(a.kind) - areaKinds.indexOf(b.kind) || compare(a.code, b.code)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Prefix sums, so that each interval costs two subtractions. */
function sums(peopleOf: Int32Array): (places: Intervals) => People {
  const people = new Float64Array(peopleOf.length + 1)
  const known = new Int32Array(peopleOf.length + 1)
  for (const [place, figure] of peopleOf.entries()) {
    people[place + 1] = people[place]! + Math.max(figure, 0)
    known[place + 1] = known[place]! + (figure < 0 ? 0 : 1)
  }
  return (places) => {
    const total: People = { people: 0, knownFor: 0 }
    for (let i = 0; i < places.length; i += 2) {
      total.people += people[places[i + 1]!]! - people[places[i]!]!
      total.knownFor += known[places[i + 1]!]! - known[places[i]!]!
    }
    return total
  }
}
