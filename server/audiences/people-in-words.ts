import { type Intervals, size } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { formatCount, formatNumber, pluralForm } from '../platform/format.ts'

/** "439,590 people", "in 2 places, an estimate (GeoNames)". */
export function peopleInWords(tree: Tree, places: Intervals): { number: string; source: string } {
  const { people, knownFor } = tree.people(places)
  const count = size(places)
  const unknown = count - knownFor
  const missing =
    unknown === 0
      ? ''
      : `; ${unknown === count ? 'none has' : `${formatNumber(unknown)} ${pluralForm(unknown, 'has', 'have')}`} no figure`
  return {
    number: knownFor === 0 ? 'Not known how many people' : formatCount(people, 'person'),
    source: `in ${formatCount(count, 'place')}, an estimate (GeoNames${missing})`,
  }
}
