import type { AreaItem } from './schema.ts'
import { openShapes } from './shapes.ts'
import type { Area } from './tree/area.ts'
import type { Tree } from './tree/tree.ts'

type Bounds = [west: number, south: number, east: number, north: number]

/** An area with what depends on its position in the tree. */
export function areaItem(tree: Tree, area: Area): AreaItem {
  const { code, name, kind, parent, lo, hi, fips, geonames } = area
  const { people, knownFor } = tree.people([lo, hi])
  return {
    code,
    name,
    kind,
    parent,
    path: tree.path(area),
    zones: tree.zonesOf(area),
    population: knownFor === 0 ? null : people,
    places: hi - lo,
    ids: { fips, geonames },
  }
}

/** The bounding box of its outline, or of its places when the atlas has no outline for it. */
export function boundsOf(tree: Tree, { fips, lo, hi }: Area): Bounds | null {
  const outline = fips === null ? undefined : openShapes().boundsOf(fips)
  if (outline) return outline
  const points = Array.from({ length: hi - lo }, (_, index) => tree.placeAt(lo + index))
  const latitudes = points.flatMap(({ latitude }) => latitude ?? [])
  const longitudes = points.flatMap(({ longitude }) => longitude ?? [])
  if (latitudes.length === 0) return null
  const lowest = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b))
  const highest = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b))
  return [lowest(longitudes), lowest(latitudes), highest(longitudes), highest(latitudes)]
}
