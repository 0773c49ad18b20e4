import { type Intervals, pairs } from '../areas/intervals.ts'
import type { Tree } from '../areas/tree.ts'
import type { Finding } from '../planning/model/report.ts'
import { fromMillis, type Instant } from '../platform/clock.ts'

const FEW = 20

/** A finding as it is stored and shown: places by their codes, which outlive the numbers of one gazetteer. */
export interface FindingRecord extends Omit<Finding, 'places' | 'window' | 'collidesWith'> {
  places: { count: number; codes: string[] }
  window: { from: Instant; to: Instant }
  collidesWith: string[]
}

/** With the codes of at most `most` places; their count is always complete. */
export function findingRecord(tree: Tree, finding: Finding, most = FEW): FindingRecord {
  const { places, window, collidesWith, ...rest } = finding
  return {
    ...rest,
    places: { count: places.count, codes: codesOf(tree, places.intervals, most) },
    window: { from: fromMillis(window.from), to: fromMillis(window.to) },
    collidesWith: [...collidesWith],
  }
}

/** The codes of at most `most` places. */
export function codesOf(tree: Tree, places: Intervals, most = FEW): string[] {
  const codes: string[] = []
  for (const [lo, hi] of pairs(places)) {
    for (let place = lo; place < hi && codes.length < most; place++) codes.push(tree.placeAt(place).code)
  }
  return codes
}
