import type { Area } from '../tree/area.ts'
import type { Tree } from '../tree/tree.ts'
import type { Correction } from './correction.ts'
import { refusalOf, type WhyNot } from './refusals.ts'

/** Why a correction has no effect in these areas; null if it has one, or was undone. */
export function whyWithoutEffect(tree: Tree, correction: Correction): WhyNot | null {
  const { code, field, given } = correction
  const area = tree.area(code)
  if (given === null || !area) return null
  if (area.retiredAt !== null) return `The gazetteer no longer lists ${area.name}.`
  const isHolding = (Object.keys(given) as (keyof Area)[]).every((field) => area[field] === given[field as never])
  if (isHolding) return null
  const live = tree.areas.filter(({ retiredAt }) => retiredAt === null)
  const areas = new Map(live.map((one) => [one.code, one.code === code ? { ...one, ...given } : one]))
  // A figure stays what it was, but what was moved since may have changed the count.
  const excluded = field === 'population' ? null : 'Another correction excludes it.'
  return refusalOf(areas, correction) ?? excluded
}
