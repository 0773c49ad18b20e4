import { beforeAll, describe, expect, test } from 'vitest'
import type { Search } from '../../../server/areas/search/area-search.ts'
import { realGazetteer } from '../reading/real-gazetteer.ts'

let search: Search
beforeAll(async () => {
  search = (await realGazetteer()).search
})

const first = (query: string) => search.find(query, { limit: 1 }).map(({ code }) => code)
const named = (query: string) => search.named(query).map(({ code }) => code)

describe('a town says where its parts are', () => {
  test.each([
    ['Back Bay, Boston', 'US-MA-025-back-bay'],
    ['Back Bay, Boston, MA', 'US-MA-025-back-bay'],
    ['Back Bay Boston', 'US-MA-025-back-bay'],
    ['Beacon Hill, Boston, Massachusetts', 'US-MA-025-beacon-hill'],
    ['Bushwick, Brooklyn', 'US-NY-047-bushwick'],
    ['bushwick brooklyn', 'US-NY-047-bushwick'],
    ['Mission District, San Francisco', 'US-CA-075-mission-district'],
    ['Harlem, NYC', 'US-NY-061-harlem'],
    ['Brooklyn NYC', 'US-NY-047-brooklyn'],
    // A name that leads to the town.
    ['Ballard, Seattle', 'US-WA-033-seattle'],
    ['Ballard Seattle', 'US-WA-033-seattle'],
    ['Buckhead, Atlanta, Georgia', 'US-GA-121-atlanta'],
  ])('%s', (query, code) => {
    expect(first(query)).toEqual([code])
    expect(named(query)).toEqual([code])
  })

  test('while it is typed, after a comma', () => {
    expect(first('Back Bay, Bost')).toEqual(['US-MA-025-back-bay'])
    expect(first('Back Ba, Boston')).toEqual(['US-MA-025-back-bay'])
    expect(first('Back Bya, Boston')).toEqual(['US-MA-025-back-bay'])
  })

  test('but not where another one is, and it is no part of itself', () => {
    expect(named('Bushwick, Boston')).toEqual([])
    expect(named('Boston, Boston')).toEqual([])
    expect(named('Quincy, Boston')).toEqual([])
    expect(named('Kenner, LA')).toEqual(['US-LA-051-kenner'])
  })

  test('a name of two words is not taken apart for a town of the second one', () => {
    expect(first('East Boston')).toEqual(['US-MA-025-east-boston'])
    expect(named('West Seattle')).not.toContain('US-WA-033-west')
    expect(first('new york')).toEqual(['US-NY'])
  })
})
