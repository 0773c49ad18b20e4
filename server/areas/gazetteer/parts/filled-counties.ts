import type { Town } from '../join.ts'
import { countyOf } from '../outline.ts'
import type { Nesting } from './nesting.ts'

const boroughs: Readonly<Record<string, string>> = {
  'NY.005': 'The Bronx',
  'NY.047': 'Brooklyn',
  'NY.061': 'Manhattan',
  'NY.081': 'Queens',
  'NY.085': 'Staten Island',
}

/** Cities that are the whole of their county, so that whatever else is in it is a part of them. */
const citiesAndCounties: Readonly<Record<string, string>> = {
  'AK.020': 'Anchorage',
  'AK.110': 'Juneau',
  'AK.220': 'Sitka',
  'CA.075': 'San Francisco',
  'CO.014': 'Broomfield',
  'CO.031': 'Denver',
  'DC.001': 'Washington',
  'KY.067': 'Lexington',
  'LA.071': 'New Orleans',
  'MA.019': 'Nantucket',
  'MD.510': 'Baltimore',
  'MO.510': 'St. Louis',
  'NV.510': 'Carson City',
  'PA.101': 'Philadelphia',
}

/** The towns that fill a county, by its code (`NY.047`). */
export function filledCounties(towns: readonly Town[]): Map<string, Town> {
  const names: Readonly<Record<string, string>> = { ...boroughs, ...citiesAndCounties }
  return new Map(
    towns.filter((town) => names[countyOf(town)] === town.name).map((town) => [countyOf(town), town] as const),
  )
}

export function inFilledCounties(
  towns: readonly Town[],
  filled: ReadonlyMap<string, Town>,
): (readonly [Town, Nesting])[] {
  return towns.flatMap((part) => {
    const town = filled.get(countyOf(part))
    if (!town || town === part) return []
    const basis = countyOf(part) in boroughs ? ('borough' as const) : ('city-county' as const)
    return [[part, { town, basis }] as const]
  })
}
