import { beforeAll, describe, expect, test } from 'vitest'
import { kilometres } from '../../server/areas/gazetteer/distance.ts'
import { joinFigures, type Town } from '../../server/areas/gazetteer/join.ts'
import { census2020 } from '../../server/areas/gazetteer/known/census-2020.ts'
import { independent } from '../../server/areas/gazetteer/known/independent.ts'
import { missingMunicipalities } from '../../server/areas/gazetteer/known/missing-municipalities.ts'
import { neighborhoods } from '../../server/areas/gazetteer/known/neighborhoods.ts'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import { readSource, type Source } from '../../server/areas/gazetteer/source.ts'
import { openShapes } from '../../server/areas/shapes.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { slug } from '../../server/areas/tree/fold.ts'

let areas: Area[]
let source: Source
/** The towns of the packages, without what they call a part of a town. */
let packaged: Town[]
let countiesByName: Map<string, string[]>
beforeAll(() => {
  areas = planGazetteer('US').areas
  source = readSource('US')
  packaged = joinFigures(source.towns, source.figures).filter(({ feature }) => feature !== 'PPLX')
  const byName = Map.groupBy(packaged, ({ admin1, name }) => `${admin1} ${slug(name)}`)
  countiesByName = new Map(
    [...byName].map(([name, towns]) => [name, towns.map(({ admin1, admin2 }) => `${admin1}.${admin2}`)]),
  )
})

const split = (key: string) => [key.slice(0, -4), key.slice(-2)] as const
const settled = ({ kind }: Area) => kind === 'town' || kind === 'city' || kind === 'part'

function unknown(keys: readonly string[]): string[] {
  const known = new Set(areas.filter(settled).map(({ code, name }) => `${name}, ${code.slice(3, 5)}`))
  return keys.filter((key) => !known.has(key))
}

/** The counties, as `CA.037`, of everything in a state that has this name in the packages. */
const countiesOf = (name: string, state: string) => countiesByName.get(`${state} ${slug(name)}`) ?? []

describe('neighborhoods', () => {
  test('every list is of a town of the gazetteer', () => {
    expect(unknown(Object.keys(neighborhoods))).toEqual([])
    expect(Object.keys(neighborhoods).length).toBeGreaterThan(300)
  })

  test('no list has a name twice, however it is capitalized, or the name of its own city', () => {
    const faults = Object.entries(neighborhoods).flatMap(([key, names]) => {
      const folded = names.map((name) => name.toLowerCase())
      const twice = names.filter((_name, index) => folded.indexOf(folded[index]!) !== index)
      return [...twice, ...names.filter((name) => name === split(key)[0])].map((name) => `${name}, ${key}`)
    })
    expect(faults).toEqual([])
  })

  test('names are plain text in alphabetical order', () => {
    const lists = Object.entries(neighborhoods)
    expect(lists.flatMap(([, names]) => names).filter((name) => /\s{2}|[;`"_]|^.{0,1}$|^.{48,}$/.test(name))).toEqual(
      [],
    )
    const unsorted = lists.filter(([, names]) => !isSorted(names)).map(([key]) => key)
    expect(unsorted).toEqual([])
  })

  test('none is a municipality of the same county', () => {
    const faults = Object.entries(neighborhoods).flatMap(([key, names]) => {
      const [city, state] = split(key)
      const counties = countiesOf(city, state)
      const towns = new Set(
        [
          ...(independent[state] ?? []).filter((name) =>
            countiesOf(name, state).some((county) => counties.includes(county)),
          ),
          ...missingMunicipalities
            .filter((town) => town.state === state && counties.includes(`${state}.${town.county}`))
            .map(({ name }) => name),
        ].map(slug),
      )
      return names.filter((name) => towns.has(slug(name))).map((name) => `${name}, ${key}`)
    })
    expect(faults).toEqual([])
  })
})

describe('municipalities', () => {
  test('the packages have none of those that they are said to miss', () => {
    const present = missingMunicipalities.filter((missing) =>
      packaged.some(
        (town) =>
          town.admin1 === missing.state && slug(town.name) === slug(missing.name) && kilometres(town, missing) < 10,
      ),
    )
    expect(present).toEqual([])
  })

  test('each missing one is listed once, in or beside its county', () => {
    const keys = missingMunicipalities.map(({ name, state, county }) => `${name}, ${state} ${county}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(missingMunicipalities.filter((town) => !isNearItsCounty(town))).toEqual([])
  })

  test('every county is one, and every figure is of people', () => {
    const counties = new Set(source.admin2.map(({ code }) => code))
    expect(missingMunicipalities.filter(({ state, county }) => !counties.has(`${state}.${county}`))).toEqual([])
    const faults = missingMunicipalities.filter(({ people }) => people !== null && !(people > 0 && people < 100_000))
    expect(faults).toEqual([])
  })

  test('the independent ones are in the gazetteer or in the list of the missing, nearly all of them', () => {
    const listed = Object.entries(independent).flatMap(([state, names]) => names.map((name) => [name, state] as const))
    const nowhere = listed.filter(
      ([name, state]) =>
        countiesOf(name, state).length === 0 &&
        !missingMunicipalities.some((town) => town.state === state && slug(town.name) === slug(name)),
    )
    expect(nowhere.length / listed.length).toBeLessThan(0.02)
    expect(Object.values(independent).filter((names) => !isSorted(names))).toEqual([])
  })
})

describe('the census of 2020', () => {
  test('every figure is of a town of the gazetteer, and the boroughs add up', () => {
    expect(unknown(Object.keys(census2020))).toEqual([])
    const boroughs = ['Manhattan', 'Brooklyn', 'Queens', 'The Bronx', 'Staten Island']
    const sum = boroughs.reduce((people, borough) => people + census2020[`${borough}, NY`]!, 0)
    expect(sum).toBe(census2020['New York City, NY'])
  })
})

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || names[index - 1]!.localeCompare(name, 'en') <= 0)
}

/** The outlines are coarse, and Connecticut's planning regions have none: a town of the county nearby will do. */
function isNearItsCounty(missing: (typeof missingMunicipalities)[number]): boolean {
  const { state, county } = missing
  const fips = areas.find(({ code }) => code === `US-${state}-${county}`)?.fips ?? ''
  if (openShapes().countyAt(fips.slice(0, 2), missing) === fips) return true
  return packaged.some(
    (town) =>
      town.admin1 === state &&
      town.admin2 === county &&
      Math.abs(town.latitude - missing.latitude) < 0.2 &&
      Math.abs(town.longitude - missing.longitude) < 0.2,
  )
}
