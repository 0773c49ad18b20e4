import type { Area } from '../areas/tree/area.ts'
import { type Intervals, normalise } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'

/** The fewest area codes that together are exactly these places, in tree order. A reach is stored this way. */
export function cover(tree: Tree, places: Intervals): string[] {
  const codes: string[] = []
  let at = 0

  /** Areas come in place order, so the interval that may contain the next one is never an earlier one. */
  function visit(area: Area): void {
    while (at < places.length && places[at + 1]! <= area.lo) at += 2
    if (at >= places.length || places[at]! >= area.hi) return
    if (places[at]! <= area.lo && area.hi <= places[at + 1]!) codes.push(area.code)
    else for (const child of tree.children(area.code)) visit(child)
  }

  for (const root of tree.roots) visit(root)
  return codes
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
