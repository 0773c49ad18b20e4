import { type Intervals, size } from '../areas/tree/intervals.ts'
import { sourceOfSum } from '../areas/tree/people-source.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { formatCount, formatNumber, pluralForm } from '../platform/format.ts'

/** "439,590 people", "in 2 places, an estimate (GeoNames and the 2020 census)". */
export function peopleInWords(tree: Tree, places: Intervals): { number: string; source: string } {
  const { people, knownFor } = tree.people(places)
  const count = size(places)
  const unknown = count - knownFor
  const where = `in ${formatCount(count, 'place')}`
  if (knownFor === 0) {
    return { number: 'Population unknown', source: `${where}; no figure is known` }
  }
  const missing = unknown === 0 ? '' : `; ${formatNumber(unknown)} ${pluralForm(unknown, 'has', 'have')} no figure`
  return {
    number: formatCount(people, 'person'),
    source: `${where}, an estimate (${sourceOfSum(tree, places)}${missing})`,
  }
}
