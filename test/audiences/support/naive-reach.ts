import type { Area } from '../../../server/areas/tree/area.ts'
import type { Tree } from '../../../server/areas/tree/tree.ts'
import type { Audience } from '../../../server/audiences/audience.ts'
import type { Targeting } from '../../../server/audiences/reach.ts'

/** From the finest to the coarsest. */
const levels = ['part', 'town', 'county', 'city', 'state', 'country']

/**
 * Reach as docs/scheduling-rules.md#audience-and-reach says it, place by place. Shares no code with `reachOf`: for each
 * place that is served, it looks for a place of the audience that shares its area at the channel's finest level.
 */
export function naiveReach(tree: Tree, { finest, serves }: Targeting, places: ReadonlySet<number>): Set<number> {
  const { lo, hi } = tree.area(serves)!
  const served = Array.from({ length: hi - lo }, (_, index) => lo + index)
  if (!served.some((place) => places.has(place))) return new Set()
  if (finest === 'none') return new Set(served)
  const targeted = new Set([...places].map((place) => areaOf(tree, finest, place)))
  return new Set(served.filter((place) => targeted.has(areaOf(tree, finest, place))))
}

/** The places whose nearest mark, on the place itself or on an area around it, is an included one. */
export function naivePlaces(tree: Tree, { include, exclude }: Audience): Set<number> {
  const nearest = (number: number) => {
    const place = tree.placeAt(number)
    const around = [place, ...tree.ancestors(place)].map(({ code }) => code)
    return around.find((code) => include.includes(code) || exclude.includes(code)) ?? ''
  }
  const all = Array.from({ length: tree.count }, (_, place) => place)
  return new Set(all.filter((place) => include.includes(nearest(place))))
}

/** The code of the area at this level, or at the next coarser one, that the place is in. */
function areaOf(tree: Tree, finest: string, number: number): string {
  const place = tree.placeAt(number)
  const around = [place, ...tree.ancestors(place)]
  return around.find((area) => levels.indexOf(levelAmong(tree, area)) >= levels.indexOf(finest))!.code
}

/** "Elsewhere" is what it is beside: the parts of a town, or the towns of a county. */
function levelAmong(tree: Tree, { kind, parent }: Area): string {
  if (kind !== 'rest') return kind
  return tree.area(parent!)!.kind === 'town' ? 'part' : 'town'
}
