import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import { buildSearch, type Search } from '../../server/areas/name-search.ts'
import { buildTree } from '../../server/areas/tree.ts'

let search: Search
beforeAll(() => {
  search = buildSearch(buildTree(planGazetteer('US')))
})

const first = (query: string, limit = 1) => search.find(query, { limit }).map(({ code }) => code)

describe('finding areas', () => {
  test.each([
    ['the start of a name', 'bakers', 'US-CA-029-bakersfield'],
    ['a whole name before a longer one', 'austin', 'US-TX-453-austin'],
    ['the largest of one name', 'paris', 'US-TX-277-paris'],
    ['another case and missing accents', 'ESPAÑOLA', 'US-NM-039-espanola'],
    ['accents that the gazetteer does not write', 'béllevue', 'US-WA-033-bellevue'],
    ['an apostrophe or none', 'coeur dalene', 'US-ID-055-coeur-dalene'],
    ['a later word of the name', 'antonio', 'US-TX-029-san-antonio'],
    ['the two ways to write Saint', 'saint louis', 'US-MO-510-st-louis'],
    ['a state after the name', 'springfield illinois', 'US-IL-167-springfield'],
    ['a state after the name, for short', 'springfield il', 'US-IL-167-springfield'],
    ['a state that is still being typed', 'springfield, ill', 'US-IL-167-springfield'],
    ['a county with its state', 'kern county, california', 'US-CA-029'],
    ['a town with its county', 'delano, kern', 'US-CA-029-delano'],
    ['two words of which the second is a name as well', 'kansas city ks', 'US-KS-209-kansas-city'],
    ['a code', 'us-tx-453', 'US-TX-453'],
    ['a code of elsewhere', 'US-TX-453~', 'US-TX-453~'],
    ['a FIPS', '48453', 'US-TX-453'],
    ['an abbreviation', 'tx', 'US-TX'],
    ['a country by its short name', 'usa', 'US'],
  ])('%s: %s', (_what, query, code) => {
    expect(first(query)).toEqual([code])
  })

  test('exact comes first, then the start of the name, then the start of a later word; ties by people', () => {
    const found = search.find('york', { kinds: ['town'], limit: 300 })
    const tier = (name: string) => (name === 'York' ? 0 : name.startsWith('York') ? 1 : 2)
    expect(found.map(({ name }) => tier(name))).toEqual(found.map(({ name }) => tier(name)).sort())
    const exact = found.filter(({ name }) => name === 'York').map(({ population }) => population ?? 0)
    expect(exact.length).toBeGreaterThan(2)
    expect(exact).toEqual([...exact].sort((a, b) => b - a))
  })

  test('only of some kinds, only inside an area, and no more than asked for', () => {
    expect(search.find('orange', { kinds: ['county'] }).every(({ kind }) => kind === 'county')).toBe(true)
    expect(search.find('springfield', { under: 'US-OH' }).every(({ code }) => code.startsWith('US-OH'))).toBe(true)
    expect(search.find('springfield', { under: 'US-XX' })).toEqual([])
    expect(search.find('san', { limit: 7 })).toHaveLength(7)
  })

  test.each(['', '  ', ',', ', ,', 'zzzz', '"; drop', '--'])('nothing is found for %j, and nothing breaks', (query) => {
    expect(search.find(query)).toEqual([])
  })

  test('a name that many bear gives them all', () => {
    const springfields = search.named('Springfield')
    expect(springfields.length).toBeGreaterThan(15)
    expect(search.named('Springfield, Missouri').map(({ code }) => code)).toEqual(['US-MO-077-springfield'])
    expect(search.named('Springf')).toEqual([])
  })
})
