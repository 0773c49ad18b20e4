import { type Area, type AreaKind, areaKinds } from '../areas/tree/area.ts'
import { difference, type Intervals, intersection, normalise, overlaps } from '../areas/tree/intervals.ts'
import { nameOfCode } from '../areas/tree/names.ts'
import type { Tree } from '../areas/tree/tree.ts'

/** The finest level that a channel can target. A channel with `none` reaches everything that it serves. */
export const finestLevels = ['part', 'town', 'county', 'state', 'country', 'none'] as const
export type Finest = (typeof finestLevels)[number]

/** What reach needs to know about a channel. */
export interface Targeting {
  finest: Finest
  /** The code of the area that it serves. */
  serves: string
}

/**
 * The places that a channel actually reaches when it is aimed at `places`
 * (docs/scheduling-rules.md#audience-and-reach). Empty when it serves none of them, which is an error; `unserved` has
 * the sentence to show.
 */
export function reachOf(tree: Tree, channel: Targeting, places: Intervals): Intervals {
  const served = servedBy(tree, channel)
  if (!overlaps(served, places)) return []
  if (channel.finest === 'none') return served
  return intersection(widen(tree, channel.finest, places), served)
}

/** The places that are reached but not in the audience. */
export function spillOf(reach: Intervals, places: Intervals): Intervals {
  return difference(reach, places)
}

/** A sentence when the channel serves no part of the audience; null when it serves some of it. */
export function unserved(tree: Tree, channel: Targeting & { name: string }, places: Intervals): string | null {
  if (overlaps(servedBy(tree, channel), places)) return null
  return `${channel.name} serves ${nameOfCode(tree, channel.serves)}, and nothing of this audience is there. Leave out the channel or change the audience.`
}

function servedBy(tree: Tree, { serves }: Targeting): Intervals {
  const area = tree.area(serves)
  return area && area.lo < area.hi ? [area.lo, area.hi] : []
}

/** Every place that shares an area with one of `places` at this level, or at the next coarser one that it has. */
function widen(tree: Tree, finest: Exclude<Finest, 'none'>, places: Intervals): Intervals {
  if (finest === 'part') return places
  const found: [number, number][] = []
  for (let i = 0; i < places.length; i += 2) {
    let place = Math.max(places[i]!, found.at(-1)?.[1] ?? 0)
    while (place < places[i + 1]!) {
      const { lo, hi } = areaAt(tree, finest, tree.placeAt(place))
      found.push([lo, hi])
      place = hi
    }
  }
  return normalise(found)
}

function areaAt(tree: Tree, finest: AreaKind, place: Area): Area {
  const isFiner = (area: Area) => areaKinds.indexOf(levelAmong(tree, area)) > areaKinds.indexOf(finest)
  return isFiner(place) ? (tree.ancestors(place).find((area) => !isFiner(area)) ?? place) : place
}

/** "Elsewhere in Boston" is beside the parts of a town, and "elsewhere in Kern County" beside towns. */
function levelAmong(tree: Tree, { kind, parent }: Area): AreaKind {
  if (kind !== 'rest') return kind
  return parent !== null && tree.area(parent)?.kind === 'town' ? 'part' : 'town'
}
