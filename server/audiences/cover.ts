import type { Area } from '../areas/tree/area.ts'
import { type Intervals, normalise } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Targeting } from './reach.ts'

/** What places came from: the areas that an audience includes, and the channel on which it goes out. */
export interface Aim {
  include: ReadonlySet<string>
  channel?: Targeting
}

/**
 * The fewest area codes that together are exactly these places, in tree order. A reach is stored this way. Several areas
 * may be the same places, such as Kings County and Brooklyn. `aim` says which of them is meant, because they may differ
 * later; without it, it is the widest.
 */
export function cover(tree: Tree, places: Intervals, aim?: Aim): string[] {
  const codes: string[] = []
  let at = 0

  /** Areas come in place order, so the interval that may contain the next one is never an earlier one. */
  function visit(area: Area): void {
    while (at < places.length && places[at + 1]! <= area.lo) at += 2
    if (at >= places.length || places[at]! >= area.hi) return
    if (places[at]! <= area.lo && area.hi <= places[at + 1]!) codes.push((aim ? meant(tree, area, aim) : area).code)
    else for (const child of tree.children(area.code)) visit(child)
  }

  for (const root of tree.roots) visit(root)
  return codes
}

/**
 * The area with the places of this one that was named. Where none was, a wider one was named, or finer ones: all parts of
 * Brooklyn are Brooklyn. What a channel for counties or wider areas reaches, no town has named.
 */
function meant(tree: Tree, widest: Area, { include, channel }: Aim): Area {
  const same = sameAs(tree, widest)
  if (same.length === 1) return widest
  const isFine = !channel || channel.finest === 'part' || channel.finest === 'town'
  const isNamed = ({ code }: Area) => code === channel?.serves || (isFine && include.has(code))
  const named = same.findLast(isNamed)
  if (named) return named
  const isWithin = tree.ancestors(widest).some(({ code }) => include.has(code))
  return isWithin || !isFine ? widest : (same.findLast(({ kind }) => kind !== 'rest') ?? widest)
}

/** An area and all in it that have the same places, from the widest. */
function sameAs(tree: Tree, widest: Area): Area[] {
  const same = [widest]
  for (let inside = tree.children(widest.code); inside.length === 1; inside = tree.children(inside[0]!.code)) {
    same.push(inside[0]!)
  }
  return same
}

/** The places of these areas together. Retired and unknown areas have none. */
export function placesOf(tree: Tree, codes: readonly string[]): Intervals {
  return normalise(
    codes.flatMap((code) => {
      const area = tree.area(code)
      return area ? [[area.lo, area.hi] as const] : []
    }),
  )
}
