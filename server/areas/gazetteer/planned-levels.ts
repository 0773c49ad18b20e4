import type { Area, AreaKind } from '../tree/area.ts'
import { blankArea } from '../tree/blank-area.ts'
import { slug } from '../tree/fold.ts'
import type { Outline } from './outline.ts'
import { position } from './position.ts'

/** The country, its states, its counties, and the cities that span several of these. */
export function planLevels(outline: Outline): Area[] {
  const { country, admin1, admin2, cities } = outline
  const cityOf = new Map<string, string>()
  const cityAreas = cities.map(({ town, state, counties }) => {
    const code = `${country}-${state}-${slug(town.name)}`
    for (const county of counties) cityOf.set(`${state}.${county}`, code)
    return {
      ...blankArea({ code, name: town.name, kind: 'city', parent: `${country}-${state}` }),
      ...position(town),
      population: town.population,
      geonames: town.geonames,
    }
  })
  const level = (kind: AreaKind, code: string, name: string, parent: string) => ({
    ...blankArea({ code: codeOfLevel(country, code), name, kind, parent }),
    ...position(outline.middleOf(code)),
    fips: outline.fipsOf(code),
  })
  return [
    blankArea({ code: country, name: outline.name, kind: 'country', parent: null }),
    ...admin1.map(({ code, name }) => level('state', code, name, country)),
    ...cityAreas,
    ...admin2.map(({ code, name }) =>
      level('county', code, name, cityOf.get(code) ?? `${country}-${code.split('.')[0]}`),
    ),
  ]
}

/** `US-NY-047` for the county `NY.047` of the packages. */
export function codeOfLevel(country: string, code: string): string {
  return `${country}-${code.replace('.', '-')}`
}
