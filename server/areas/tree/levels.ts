import type { Area, AreaKind } from './area.ts'
import { countryOf } from './forest.ts'

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

/** The level of an area as its country names it: "county", "department"; "elsewhere" for the rest of one. */
export function levelOf(area: Pick<Area, 'code' | 'kind'>): string {
  const [first, second] = words[countryOf(area)] ?? ['region', 'district']
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
