import { openShapes, type Shapes } from '../shapes.ts'
import { formerCounties } from './connecticut.ts'
import { nearest } from './distance.ts'
import type { Town } from './join.ts'
import type { City, Outline } from './outline.ts'
import type { Level, Source } from './source.ts'
import { territoriesOf } from './territories.ts'

/** Cities that span several counties. New York City is the only one in the United States. */
const citiesOfCounties = [{ name: 'New York City', state: 'NY', counties: ['005', '047', '061', '081', '085'] }]

/** The data has no second level in the District of Columbia, which counts as a county of its own: FIPS 11001. */
const district: Level = { code: 'DC.001', name: 'District of Columbia' }

export function unitedStates(source: Source, towns: Town[]): Outline {
  const shapes = openShapes()
  const territories = new Map(territoriesOf['US']!.map(({ code, fips }) => [code, fips]))
  const states = new Map(
    source.admin1.map(({ code, name }) => [code, territories.get(code) ?? shapes.stateNamed(name)]),
  )
  const cities: City[] = []
  const kept: Town[] = []
  for (const town of towns) {
    const city = citiesOfCounties.find(({ name, state }) => name === town.name && state === town.admin1)
    if (city) cities.push({ town, state: city.state, counties: city.counties })
    else if (!isPartOfWashington(town)) kept.push(town)
  }

  function fipsOf(code: string): string | null {
    const [state = '', county = ''] = code.split('.')
    const stateFips = states.get(state)
    return stateFips === undefined ? null : stateFips + county
  }

  return {
    ...source,
    admin2: [...source.admin2, district],
    towns: inCounties(kept, shapes, (state) => fipsOf(state) ?? ''),
    cities,
    names: formerCounties(),
    fipsOf,
    middleOf: (code) => shapes.middleOf(fipsOf(code) ?? ''),
  }
}

/**
 * Washington is the District's only city. Everything else that the data lists there is a neighborhood, whatever its
 * feature code.
 */
function isPartOfWashington(town: Town): boolean {
  return town.admin1 === 'DC' && town.name !== 'Washington'
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
    const near = nearest(
      towns.filter((other) => other.admin1 === town.admin1 && other.admin2 !== ''),
      town,
    )
    return { ...town, admin2: fips?.slice(2) ?? near?.admin2 ?? '' }
  })
}
