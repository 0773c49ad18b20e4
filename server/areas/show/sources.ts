import { formatCount, formatNumber, pluralForm } from '../../platform/format.ts'
import { BY_CORRECTION } from '../corrections/correction.ts'
import { keptClock } from '../gazetteer/clocks/kept-clocks.ts'
import { census2020 } from '../gazetteer/known/census-2020.ts'
import { missingMunicipalities } from '../gazetteer/known/missing-municipalities.ts'
import type { Basis } from '../gazetteer/parts/nesting.ts'
import type { Area } from '../tree/area.ts'
import { sourceOfSum } from '../tree/people-source.ts'
import type { Tree } from '../tree/tree.ts'

/** How it is known that an area is a part of its town, and how sure that is. */
const basisWords: Record<Basis | typeof BY_CORRECTION, string> = {
  [BY_CORRECTION]: 'an administrator said so',
  borough: 'certain: it is a borough of the city',
  'city-county': 'certain: the city is all of its county',
  listed: 'certain: from a list compiled manually',
  'same-figure': 'likely: GeoNames gives it the name and nearly the people of the city',
  'municipality-code': 'sure: GeoNames has it in this municipality',
  'feature-code': 'likely: GeoNames calls it a part of a town, and it is where the people of this one live',
  'no-figure': 'likely: GeoNames has no figure for it, and it is where the people of this town live',
  'postal-name': 'certain: from a list compiled manually, and the post office has a ZIP code of its name',
}

export function basisInWords(basis: string): string {
  return (basisWords as Partial<Record<string, string>>)[basis] ?? `known by ${basis.replaceAll('-', ' ')}`
}

/**
 * Where the figure of an area comes from that has one of its own: a town, a part, or a rest. Municipalities that the packages
 * lack are in a list with the figures of the census.
 */
export function sourceOfFigure({ code, name, population }: Area): string {
  const key = code.startsWith('US-') ? `${name}, ${code.slice(3, 5)}` : ''
  const isCounted = population !== null && (census2020[key] === population || listed.get(key) === population)
  return isCounted ? 'counted by the U.S. census of 2020' : 'an estimate (GeoNames)'
}

const listed = new Map(missingMunicipalities.map(({ name, state, people }) => [`${name}, ${state}`, people]))

export function sourceOfPeople(tree: Tree, area: Area): string {
  const within = [area.lo, area.hi]
  const { knownFor } = tree.people(within)
  const places = area.hi - area.lo
  const missing = places - knownFor
  if (knownFor === 0) return 'no figure is known'
  if (places === 1) return area.kind === 'rest' ? 'the rest of an estimate' : sourceOfFigure(area)
  const estimate = `an estimate (${sourceOfSum(tree, within)})`
  if (missing === 0) return estimate
  return `${estimate}; ${formatNumber(missing)} of ${formatCount(places, 'place')} ${pluralForm(missing, 'has', 'have')} no figure`
}

export function sourceOfZone(area: Area, isPlace: boolean): string {
  if (!isPlace) return 'the zones of its places'
  if (area.zone !== null && keptClock(area.code) === area.zone)
    return 'the clock that people keep there, from a list compiled manually'
  if (area.kind === 'rest') return 'the zone of most people around it'
  return 'the outlines of time zones (geo-tz, from OpenStreetMap)'
}
