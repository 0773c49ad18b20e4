import { pluralOf } from '../../platform/format.ts'
import type { Area, AreaKind } from './area.ts'
import { countryOf } from './forest.ts'
import { levelInUnitedStates } from './united-states-levels.ts'

/** What a country calls its first and second level. In code they are always state and county. */
const words: Record<string, [first: string, second: string]> = {
  AT: ['state', 'district'],
  AU: ['state', 'local government area'],
  BE: ['region', 'province'],
  BR: ['state', 'municipality'],
  CA: ['province', 'division'],
  CH: ['canton', 'district'],
  DE: ['state', 'administrative region'],
  DK: ['region', 'municipality'],
  ES: ['autonomous community', 'province'],
  FR: ['region', 'department'],
  GB: ['nation', 'district'],
  IE: ['province', 'county'],
  IN: ['state', 'district'],
  IT: ['region', 'province'],
  JP: ['prefecture', 'municipality'],
  MX: ['state', 'municipality'],
  NL: ['province', 'municipality'],
  NO: ['county', 'municipality'],
  NZ: ['region', 'district'],
  PL: ['voivodeship', 'county'],
  SE: ['county', 'municipality'],
  US: ['state', 'county'],
  ZA: ['province', 'district'],
}

/** The level of an area as its country names it: "county", "parish", "department"; "elsewhere" for the rest of one. */
export function levelOf(area: Pick<Area, 'code' | 'name' | 'kind'>): string {
  const country = countryOf(area)
  const own = country === 'US' ? levelInUnitedStates(area) : undefined
  if (own !== undefined) return own
  const [first, second] = words[country] ?? ['region', 'district']
  const levels: Record<AreaKind, string> = {
    country: 'country',
    state: first,
    city: 'city of several counties',
    county: second,
    town: 'town',
    part: 'part of a town',
    rest: 'elsewhere',
  }
  return levels[area.kind]
}

/** "a county", "an independent city". */
export function aLevelOf(area: Pick<Area, 'code' | 'name' | 'kind'>): string {
  const level = levelOf(area)
  return `${/^[aeiou]/.test(level) ? 'an' : 'a'} ${level}`
}

/** The level of an area, to be said beside its name; null for a county whose name says it: "Alameda County", "Eastern District". */
export function levelBesideName(area: Pick<Area, 'code' | 'name' | 'kind'>): string | null {
  const level = levelOf(area)
  return area.kind === 'county' && ` ${area.name.toLowerCase()} `.includes(` ${level} `) ? null : level
}

/**
 * What the areas directly in one are called, in the plural, the most frequent first: ["parishes"], ["boroughs", "census
 * areas"]. Without "elsewhere".
 */
export function levelsOf(areas: readonly Pick<Area, 'code' | 'name' | 'kind'>[]): string[] {
  const counted = new Map<string, number>()
  for (const area of areas) {
    if (area.kind !== 'rest') counted.set(levelOf(area), (counted.get(levelOf(area)) ?? 0) + 1)
  }
  return [...counted].sort((a, b) => b[1] - a[1]).map(([level]) => pluralOf(level))
}
