import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../../server/areas/gazetteer/planned-areas.ts'
import type { Search } from '../../../server/areas/search/area-search.ts'
import { buildSearch } from '../../../server/areas/search/name-search.ts'
import { buildTree } from '../../../server/areas/tree/tree.ts'

let search: Search
beforeAll(async () => {
  search = await buildSearch(buildTree(planGazetteer('US').areas))
})

const first = (query: string, limit = 1) => search.find(query, { limit }).map(({ code }) => code)

describe('finding areas', () => {
  test.each([
    ['the start of a name', 'bakers', 'US-CA-029-bakersfield'],
    ['an exact name before a longer one', 'austin', 'US-TX-453-austin'],
    ['the largest area with that name', 'paris', 'US-TX-277-paris'],
    ['different case and missing accents', 'ESPAÑOLA', 'US-NM-039-espanola'],
    ['accents the gazetteer does not have', 'béllevue', 'US-WA-033-bellevue'],
    ['a missing apostrophe', 'coeur dalene', 'US-ID-055-coeur-dalene'],
    ['a later word of the name', 'antonio', 'US-TX-029-san-antonio'],
    ['Saint for St.', 'saint louis', 'US-MO-510-st-louis'],
    ['a state after the name', 'springfield illinois', 'US-IL-167-springfield'],
    ['an abbreviated state after the name', 'springfield il', 'US-IL-167-springfield'],
    ['a partly typed state', 'springfield, ill', 'US-IL-167-springfield'],
    ['a county with its state', 'kern county, california', 'US-CA-029'],
    ['a town with its county', 'delano, kern', 'US-CA-029-delano'],
    ['a two-word name whose second word is also a name', 'kansas city ks', 'US-KS-209-kansas-city'],
    ['a town before a part with more people elsewhere', 'west hollywood', 'US-CA-037-west-hollywood'],
    ['a part with many times the people', 'harlem', 'US-NY-061-harlem'],
    ['a code', 'us-tx-453', 'US-TX-453'],
    ['the code of an elsewhere place', 'US-TX-453~', 'US-TX-453~'],
    ['a FIPS code', '48453', 'US-TX-453'],
    ['an abbreviation', 'tx', 'US-TX'],
    ['a country by its short name', 'usa', 'US'],
  ])('%s: %s', (_what, query, code) => {
    expect(first(query)).toEqual([code])
  })

  test('exact matches come first, then the start of the name, then the start of a later word; ties by population', () => {
    const found = search.find('york', { kinds: ['town'], limit: 300 })
    const tier = (name: string) => (name === 'York' ? 0 : name.startsWith('York') ? 1 : 2)
    expect(found.map(({ name }) => tier(name))).toEqual(found.map(({ name }) => tier(name)).sort())
    const exact = found.filter(({ name }) => name === 'York').map(({ population }) => population ?? 0)
    expect(exact.length).toBeGreaterThan(2)
    expect(exact).toEqual([...exact].sort((a, b) => b - a))
  })

  test('a match has the area, and nothing to say where its name was written as it is', () => {
    const [austin] = search.matches('austin', { limit: 1 })
    expect(austin).toMatchObject({ area: { code: 'US-TX-453-austin' }, understood: null, share: null })
  })

  test('results can be limited by kind, by parent and by number', () => {
    expect(search.find('orange', { kinds: ['county'] }).every(({ kind }) => kind === 'county')).toBe(true)
    expect(search.find('springfield', { under: 'US-OH' }).every(({ code }) => code.startsWith('US-OH'))).toBe(true)
    expect(search.find('springfield', { under: 'US-XX' })).toEqual([])
    expect(search.find('san', { limit: 7 })).toHaveLength(7)
  })

  test.each(['', '  ', ',', ', ,', 'zzzz', '"; drop', '--'])(
    'searching for %j finds nothing and does not fail',
    (query) => {
      expect(search.find(query)).toEqual([])
    },
  )

  test('named returns all areas with the exact name', () => {
    const springfields = search.named('Springfield')
    expect(springfields.length).toBeGreaterThan(15)
    expect(search.named('Springfield, Missouri').map(({ code }) => code)).toEqual(['US-MO-077-springfield'])
    expect(search.named('Springf')).toEqual([])
  })
})

test('a name with a hundred commas costs no more than one with four', () => {
  const cost = (query: string) => {
    const before = process.threadCpuUsage()
    for (let times = 0; times < 20; times++) search.find(query)
    const { user, system } = process.threadCpuUsage(before)
    // It is counted in steps of up to 10 ms.
    return Math.max(10_000, user + system)
  }
  const few = `a${',c'.repeat(4)}`
  cost(few)
  expect(cost(`a${',c'.repeat(100)}`) / cost(few)).toBeLessThan(4)
})
