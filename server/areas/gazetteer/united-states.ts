import { openShapes, type Shapes } from '../shapes.ts'
import { formerCounties } from './connecticut.ts'
import { nearest } from './distance.ts'
import type { Town } from './join.ts'
import { neighborhoods } from './known/neighborhoods.ts'
import type { City, Outline } from './outline.ts'
import { nestTowns } from './parts/nest-towns.ts'
import type { Level, Source } from './source.ts'
import { territoriesOf } from './territories.ts'
import type { PostOffice } from './zips/post-offices.ts'

/** Cities that span several counties. New York City is the only one in the United States. */
const citiesOfCounties = [{ name: 'New York City', state: 'NY', counties: ['005', '047', '061', '081', '085'] }]

/** The data has no second level in the District of Columbia, which counts as a county of its own: FIPS 11001. */
const district: Level = { code: 'DC.001', name: 'District of Columbia' }

export function unitedStates(source: Source, towns: Town[], offices: readonly PostOffice[]): Outline {
  const shapes = openShapes()
  const territories = new Map(territoriesOf['US']!.map(({ code, fips }) => [code, fips]))
  const states = new Map(
    source.admin1.map(({ code, name }) => [code, territories.get(code) ?? shapes.stateNamed(name)]),
  )
  const cities: City[] = []
  const rows: Town[] = []
  for (const town of towns) {
    const city = citiesOfCounties.find(({ name, state }) => name === town.name && state === town.admin1)
    if (city) cities.push({ town, state: city.state, counties: city.counties })
    else rows.push(town)
  }

  function fipsOf(code: string): string | null {
    const [state = '', county = ''] = code.split('.')
    const stateFips = states.get(state)
    return stateFips === undefined ? null : stateFips + county
  }

  const nested = nestTowns(
    inCounties(rows, shapes, (state) => fipsOf(state) ?? ''),
    neighborhoods,
    offices,
  )
  return {
    ...source,
    admin2: [...source.admin2, district],
    ...nested,
    cities: cities.map((city) => withPeopleOf(city, nested)),
    names: formerCounties(),
    fipsOf,
    middleOf: (code) => shapes.middleOf(fipsOf(code) ?? ''),
  }
}

/** A city of several counties has the people of the towns that fill these. */
function withPeopleOf(city: City, { filled, counted }: Pick<Outline, 'filled' | 'counted'>): City {
  const people = city.counties.map((county) => {
    const town = filled.get(`${city.state}.${county}`)
    return town && (counted.get(town) ?? town.population)
  })
  const population = people.reduce<number>((sum, figure) => sum + (figure ?? 0), 0)
  return { ...city, town: { ...city.town, population } }
}

/**
 * Assigns a town without a county to the county whose outline contains it or, off the coast, to that of the nearest
 * town.
 */
function inCounties(towns: Town[], shapes: Shapes, stateFips: (state: string) => string): Town[] {
  return towns.map((town) => {
    if (town.admin1 === 'DC') return { ...town, admin2: '001' }
    if (town.admin2 !== '') return town
    const fips = shapes.countyAt(stateFips(town.admin1), town)
    if (fips) return { ...town, admin2: fips.slice(2) }
    const near = nearest(
      towns.filter((other) => other.admin1 === town.admin1 && other.admin2 !== ''),
      town,
    )
    return { ...town, admin2: near?.admin2 ?? '' }
  })
}
