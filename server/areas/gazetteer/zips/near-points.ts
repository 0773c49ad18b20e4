import type { Point } from '../distance.ts'
import { CELL, columnOf, fileInGrid, filePoints, KM_PER_DEGREE, rowOf } from './grid.ts'

/** How many cells away a point can be that is still looked for: 2.4 degrees. */
const RINGS = 16

export interface Near {
  /** The number of the point in the list. */
  index: number
  km: number
}

export interface Points {
  /** The nearest to a point, the nearest first. */
  near(to: Point, count: number): Near[]
  /** How much room each of the points around has, roughly: from the cell of a point and those beside it. */
  km2Each(around: Point): number
}

/** Finds the nearest of many points, by the cell of a grid that they are in. */
export function openPoints(points: readonly Point[]): Points {
  const grid = filePoints(points)
  const latitudes = Float64Array.from(points, ({ latitude }) => latitude)
  const longitudes = Float64Array.from(points, ({ longitude }) => longitude)

  function km2Each({ latitude, longitude }: Point): number {
    const [row, column] = [rowOf(latitude), columnOf(longitude)]
    let count = 0
    for (let y = row - 1; y <= row + 1; y++) {
      for (let x = column - 1; x <= column + 1; x++) {
        const cell = grid.cell(y, x)
        count += grid.starts[cell + 1]! - grid.starts[cell]!
      }
    }
    return ((3 * CELL * KM_PER_DEGREE) ** 2 * Math.cos((latitude * Math.PI) / 180)) / Math.max(1, count)
  }

  function near({ latitude, longitude }: Point, count: number): Near[] {
    const narrow = Math.cos((latitude * Math.PI) / 180)
    const [row, column] = [rowOf(latitude), columnOf(longitude)]
    const best: Near[] = []

    function look(cell: number): void {
      for (let at = grid.starts[cell]!; at < grid.starts[cell + 1]!; at++) {
        const index = grid.items[at]!
        const dy = latitudes[index]! - latitude
        const dx = (longitudes[index]! - longitude) * narrow
        const km = Math.sqrt(dx * dx + dy * dy) * KM_PER_DEGREE
        if (best.length === count && km >= best[count - 1]!.km) continue
        // The farthest is reused, because this runs a million times.
        const entry = best.length === count ? best.pop()! : { index, km }
        entry.index = index
        entry.km = km
        let place = best.length
        best.push(entry)
        for (; place > 0 && best[place - 1]!.km > km; place--) best[place] = best[place - 1]!
        best[place] = entry
      }
    }

    for (let ring = 0; ring <= RINGS; ring++) {
      // What is in the next ring is at least this far away.
      if (best.length === count && best[count - 1]!.km < (ring - 1) * CELL * KM_PER_DEGREE * narrow) break
      for (let dy = -ring; dy <= ring; dy++) {
        const step = Math.abs(dy) === ring ? 1 : Math.max(1, 2 * ring)
        for (let dx = -ring; dx <= ring; dx += step) look(grid.cell(row + dy, column + dx))
      }
    }
    return best
  }

  return { near, km2Each }
}

/** Where people live around a point. */
export interface Circle extends Point {
  /** The radius. */
  km: number
}

/** Finds the smallest of many circles around a point: a town inside a city is its own. */
export function smallestCircle<C extends Circle>(
  circles: readonly C[],
): (point: Point, isMeant?: (circle: C) => boolean) => C | undefined {
  const grid = fileInGrid(circles.length, (item, add) => {
    const { latitude, longitude, km } = circles[item]!
    const high = km / KM_PER_DEGREE
    const wide = high / Math.cos((latitude * Math.PI) / 180)
    for (let row = rowOf(latitude - high); row <= rowOf(latitude + high); row++) {
      for (let column = columnOf(longitude - wide); column <= columnOf(longitude + wide); column++) add(row, column)
    }
  })
  return ({ latitude, longitude }, isMeant) => {
    const narrow = Math.cos((latitude * Math.PI) / 180)
    const cell = grid.cell(rowOf(latitude), columnOf(longitude))
    let smallest: C | undefined
    for (let at = grid.starts[cell]!; at < grid.starts[cell + 1]!; at++) {
      const circle = circles[grid.items[at]!]!
      if (smallest !== undefined && circle.km >= smallest.km) continue
      const dy = circle.latitude - latitude
      const dx = (circle.longitude - longitude) * narrow
      const reach = circle.km / KM_PER_DEGREE
      if (dx * dx + dy * dy <= reach * reach && (isMeant === undefined || isMeant(circle))) smallest = circle
    }
    return smallest
  }
}
