import { type Intervals, pairs } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Finding } from '../planning/model/report.ts'
import { fromMillis, type Instant } from '../platform/clock.ts'

const DEFAULT_CODES = 20

/** A finding for storing and showing. It names places by code, because place numbers change with the gazetteer. */
export interface FindingRecord extends Omit<Finding, 'places' | 'window' | 'collidesWith'> {
  places: { count: number; codes: string[] }
  window: { from: Instant; to: Instant }
  collidesWith: string[]
}

/** Lists the codes of at most `max` places; the count is always complete. */
export function findingRecord(tree: Tree, finding: Finding, max = DEFAULT_CODES): FindingRecord {
  const { places, window, collidesWith, ...rest } = finding
  return {
    ...rest,
    places: { count: places.count, codes: codesOf(tree, places.intervals, max) },
    window: { from: fromMillis(window.from), to: fromMillis(window.to) },
    collidesWith: [...collidesWith],
  }
}

/** The codes of at most `max` places. */
export function codesOf(tree: Tree, places: Intervals, max = DEFAULT_CODES): string[] {
  const codes: string[] = []
  for (const [lo, hi] of pairs(places)) {
    for (let place = lo; place < hi && codes.length < max; place++) codes.push(tree.placeAt(place).code)
  }
  return codes
}
