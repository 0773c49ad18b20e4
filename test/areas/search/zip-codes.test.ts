import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../../server/areas/gazetteer/planned-areas.ts'
import { readPostOffices } from '../../../server/areas/gazetteer/zips/post-offices.ts'
import { postalCodes } from '../../../server/areas/gazetteer/zips/postal-codes.ts'
import { readOneArea } from '../../../server/areas/reading/one-area.ts'
import type { Search } from '../../../server/areas/search/area-search.ts'
import { joined } from '../../../server/areas/search/canonical.ts'
import { buildSearch } from '../../../server/areas/search/name-search.ts'
import { fold } from '../../../server/areas/tree/fold.ts'
import type { ZipShare } from '../../../server/areas/tree/leading.ts'
import { buildTree, type Tree } from '../../../server/areas/tree/tree.ts'

let search: Search
let tree: Tree
let zips: readonly ZipShare[]
beforeAll(async () => {
  const plan = planGazetteer('US')
  tree = buildTree(plan.areas)
  zips = plan.zips
  search = await buildSearch(tree, plan)
})

const firstThree = (query: string) => search.matches(query, { limit: 3 }).map(({ area }) => area.code)
const named = (query: string) => search.named(query).map(({ code }) => code)
const understood = (query: string) => search.matches(query).map((match) => match.understood)

/** ZIP codes whose towns are known, and an area that each has to lead to, which may be around the one that is named. */
const known: [zip: string, code: string][] = [
  ['93301', 'US-CA-029-bakersfield'],
  ['93309', 'US-CA-029-bakersfield'],
  ['93263', 'US-CA-029-shafter'],
  ['93560', 'US-CA-029-rosamond'],
  ['10001', 'US-NY-061'],
  ['11201', 'US-NY-047'],
  ['11354', 'US-NY-081'],
  ['10451', 'US-NY-005'],
  ['10301', 'US-NY-085'],
  ['60601', 'US-IL-031-chicago'],
  ['60201', 'US-IL-031-evanston'],
  ['60302', 'US-IL-031-oak-park'],
  ['02116', 'US-MA-025-boston'],
  ['02119', 'US-MA-025-roxbury'],
  ['02139', 'US-MA-017-cambridge'],
  ['02445', 'US-MA-021-brookline'],
  ['75205', 'US-TX-113-university-park'],
  ['75205', 'US-TX-113-highland-park'],
  ['77005', 'US-TX-201-west-university-place'],
  ['77401', 'US-TX-201-bellaire'],
  ['78209', 'US-TX-029-alamo-heights'],
  ['78209', 'US-TX-029-san-antonio'],
  ['90069', 'US-CA-037-west-hollywood'],
  ['90210', 'US-CA-037-beverly-hills'],
  ['91401', 'US-CA-037-van-nuys'],
  ['94110', 'US-CA-075'],
  ['66205', 'US-KS-091-mission'],
  ['66205', 'US-KS-091-roeland-park'],
  ['43209', 'US-OH-049-bexley'],
  ['43209', 'US-OH-049-columbus'],
  ['46224', 'US-IN-097-speedway'],
  ['48236', 'US-MI-163-grosse-pointe-farms'],
  ['99801', 'US-AK-110-juneau'],
  ['96815', 'US-HI-003-honolulu'],
  ['20001', 'US-DC-001-washington'],
  ['30305', 'US-GA-121-atlanta'],
  ['33139', 'US-FL-086-miami-beach'],
  ['98101', 'US-WA-033-seattle'],
  ['19107', 'US-PA-101'],
  ['82001', 'US-WY-021-cheyenne'],
  ['06103', 'US-CT-110-hartford'],
  ['06830', 'US-CT-190-greenwich'],
  ['22030', 'US-VA-600'],
  ['84101', 'US-UT-035-salt-lake-city'],
  ['00601', 'US-PR-001'],
  ['96910', 'US-GU-010'],
  // At the edge of its city, or where a large suburb is close.
  ['75212', 'US-TX-113-dallas'],
  ['75243', 'US-TX-113-dallas'],
  ['33304', 'US-FL-011-fort-lauderdale'],
  ['89101', 'US-NV-003-las-vegas'],
  ['92701', 'US-CA-059-santa-ana'],
  ['23510', 'US-VA-710-norfolk'],
  ['12203', 'US-NY-001-albany'],
  ['77017', 'US-TX-201-houston'],
  ['90043', 'US-CA-037-los-angeles'],
  ['85026', 'US-AZ-013-phoenix'],
  // Outside the city after which it is named.
  ['89119', 'US-NV-003-paradise'],
  ['55113', 'US-MN-123-roseville'],
  // Post office boxes, which no area has.
  ['93302', 'US-CA-029-bakersfield'],
  ['30301', 'US-GA-121-atlanta'],
  // Post offices in places too small for the gazetteer.
  ['42022', 'US-KY-007~'],
  ['58001', 'US-ND-077~'],
]

describe('ZIP codes', () => {
  test.each(known)('%s is in %s', (zip, code) => {
    const around = tree.area(code)!
    const found = search.matches(zip).filter(({ share }) => share !== null)
    expect(found.some(({ area }) => around.lo <= area.lo && area.hi <= around.hi)).toBe(true)
  })

  test('each has shares of at least a tenth, but for the town after which it is named, and together at most the whole', () => {
    const byZip = Map.groupBy(zips, ({ zip }) => zip)
    expect(byZip.size).toBeGreaterThan(41_000)
    for (const [zip, shares] of byZip) {
      const sum = shares.reduce((all, { share }) => all + share, 0)
      const small = shares.filter(({ share }) => share < 0.1)
      if (sum > 1.02 || (shares.length > 1 && small.length > 1)) expect.fail(`${zip}: ${JSON.stringify(shares)}`)
    }
  })

  test('each lists the town after which it is named, where that is in its county, and only that is meant beside it', () => {
    const towns = new Map(
      tree.areas
        .filter(({ kind, retiredAt }) => kind === 'town' && retiredAt === null)
        .map((town) => [`${town.code.split('-', 3).join('-')} ${joined(fold(town.name))}`, town]),
    )
    const byZip = Map.groupBy(zips, ({ zip }) => zip)
    let count = 0
    for (const { zip, county, state, key, name } of postalCodes(readPostOffices())) {
      const town = towns.get(`${county} ${key}`)
      // Two towns of one county have this name.
      if (!town || zip === '04756') continue
      count++
      const isListed = byZip.get(zip)!.some(({ code }) => code === town.code || tree.area(code)!.parent === town.code)
      const query = `${name}, ${state.slice(3)} ${zip}`
      const isMeant = () => named(query).join() === town.code || readOneArea({ tree, search }, query).area === town
      if (!isListed || !isMeant()) expect.fail(`${query}: ${named(query)}`)
    }
    expect(count).toBeGreaterThan(20_000)
  })

  test('one that is named after another town than the one it seems to be in is asked about', () => {
    for (const [zip, codes] of [
      ['75243', ['US-TX-113-dallas', 'US-TX-113-richardson']],
      ['89119', ['US-NV-003-paradise', 'US-NV-003-las-vegas']],
      ['33327', ['US-FL-011-weston', 'US-FL-011-fort-lauderdale']],
    ] as const) {
      const { area, choices } = readOneArea({ tree, search }, zip)
      expect(area).toBeNull()
      expect(choices.map((choice) => choice.area.code)).toEqual(codes)
    }
  })

  test('one that lies in two towns lists both, the larger share first', () => {
    const shares = search.matches('78209').map(({ share }) => share!)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    expect(named('78209')).toContain('US-TX-029-alamo-heights')
  })

  test.each([
    ['93301', '93301: Bakersfield, Kern County'],
    ['93301-1234', '93301: Bakersfield, Kern County'],
    ['Bakersfield, CA 93301', '93301: Bakersfield, Kern County'],
    ['91401', '91401: Van Nuys, Los Angeles'],
    ['42022', '42022 (Bandana): Elsewhere in Ballard County'],
    ['02119', '02119: Roxbury, Boston'],
    ['11354', '11354: Flushing, Queens'],
    ['Buckhead, GA', 'Buckhead: Atlanta, Fulton County'],
    ['Bandana, KY', 'Bandana, Ballard County: Elsewhere in Ballard County'],
  ])('%s is understood as %s', (query, words) => {
    expect(understood(query)[0]).toBe(words)
  })

  test.each([
    ['Bakersfield, CA 93301', ['US-CA-029-bakersfield']],
    ['Bakersfield CA 93301-1234', ['US-CA-029-bakersfield']],
    ['93301, Bakersfield', ['US-CA-029-bakersfield']],
    ['62701 Springfield', ['US-IL-167-springfield']],
    ['Boston, MA 02119', ['US-MA-025-boston']],
    ['Van Nuys, CA 91401', ['US-CA-037-van-nuys']],
    ['Bandana, KY 42022', ['US-KY-007~']],
    ['Roxbury, MA 02119', ['US-MA-025-roxbury']],
    ['Flushing, NY 11354', ['US-NY-081-flushing']],
    ['UT 84101', ['US-UT-035-salt-lake-city']],
  ])('%s is only %j', (query, codes) => {
    expect(named(query)).toEqual(codes)
  })

  test('one that contradicts the name beside it is not taken for either, and both are suggested', () => {
    expect(named('Bakersfield, CA 10001')).toEqual([])
    expect(named('CA 10001')).toEqual([])
    expect(understood('Bakersfield, CA 10001')).toEqual([
      'Bakersfield, CA: Bakersfield, Kern County',
      '10001: Manhattan, New York County',
    ])
  })

  test('one beside what cannot be understood is suggested, and not more', () => {
    expect(firstThree('1200 Truxtun Ave, Bakersfield, CA 93301')).toContain('US-CA-029-bakersfield')
    expect(named('1200 Truxtun Ave, Bakersfield, CA 93301')).toEqual([])
  })

  test('five digits can be a FIPS number too, which comes after and is said', () => {
    expect(understood('48453').at(-1)).toBe('FIPS 48453: Travis County, Texas')
    expect(firstThree('48453')[0]).toMatch(/^US-MI-/)
    expect(search.matches('99999')).toEqual([])
  })
})
