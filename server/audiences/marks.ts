import type { Area } from '../areas/tree/area.ts'
import type { Intervals } from '../areas/tree/intervals.ts'
import { inTreeOrder } from '../areas/tree/tree.ts'

/** An area that an audience includes or excludes. */
export interface Mark {
  area: Area
  included: boolean
}

/** Walks the place numbers in order with a stack of the marked areas around the current place, the nearest on top. */
export function placesOfMarks(marks: readonly Mark[]): Intervals {
  const result: number[] = []
  const around: Mark[] = []
  let at = 0

  function walkTo(place: number): void {
    if (around.at(-1)?.included && at < place) {
      if (result.at(-1) === at) result[result.length - 1] = place
      else result.push(at, place)
    }
    at = place
  }

  function leaveUntil(place: number): void {
    while (around.length > 0 && around.at(-1)!.area.hi <= place) {
      walkTo(around.at(-1)!.area.hi)
      around.pop()
    }
  }

  for (const mark of [...marks].sort((a, b) => inTreeOrder(a.area, b.area))) {
    leaveUntil(mark.area.lo)
    walkTo(mark.area.lo)
    around.push(mark)
  }
  leaveUntil(Number.POSITIVE_INFINITY)
  return result
}
