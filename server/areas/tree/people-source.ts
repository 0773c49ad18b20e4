import { type Intervals, overlaps } from './intervals.ts'
import type { Tree } from './tree.ts'

/** Where the figures come from that the people of these places are the sum of. The census has them for large cities only. */
export function sourceOfSum(tree: Pick<Tree, 'area'>, places: Intervals): string {
  const country = tree.area('US')
  const isInUs = country !== undefined && country.lo < country.hi && overlaps([country.lo, country.hi], places)
  return isInUs ? 'GeoNames and the 2020 census' : 'GeoNames'
}
