import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'
import { peopleInWords } from '../../server/audiences/people-in-words.ts'

let areas: Area[]
let tree: Tree
beforeAll(() => {
  areas = planGazetteer('US').areas
  tree = buildTree(areas)
})

const ofKind = (kind: Area['kind']) => areas.filter((area) => area.kind === kind)
const codes = (list: readonly Area[]) => list.map(({ code }) => code)

describe('the United States', () => {
  test('there are 51 states and five territories, every county with its FIPS code, and over 17,000 towns and parts of towns', () => {
    expect(ofKind('state')).toHaveLength(56)
    expect(ofKind('county')).toHaveLength(3235)
    expect(ofKind('county').filter(({ fips }) => !/^\d{5}$/.test(fips ?? ''))).toEqual([])
    expect(new Set(ofKind('county').map(({ fips }) => fips)).size).toBe(3235)
    expect(ofKind('town').length + ofKind('part').length).toBeGreaterThan(17_000)
  })

  test('every town has coordinates and a US time zone, and nearly all have a population', () => {
    const towns = ofKind('town')
    expect(
      towns.filter(({ latitude, longitude, zone }) => latitude === null || longitude === null || zone === null),
    ).toEqual([])
    expect(towns.filter(({ population }) => population !== null).length / towns.length).toBeGreaterThan(0.95)
    const foreign = [
      'America/Toronto',
      'America/Moncton',
      'America/Regina',
      'America/Vancouver',
      'America/Ciudad_Juarez',
    ]
    expect(tree.zones.filter((zone) => foreign.includes(zone))).toEqual([])
  })

  test('codes are readable and unique', () => {
    expect(new Set(codes(areas)).size).toBe(areas.length)
    expect(
      areas.filter(({ code }) => !/^US(-[A-Z]{2}(-\d{3}(~|-[a-z0-9-]+~?)?|-new-york-city)?)?$/.test(code)),
    ).toEqual([])
    expect(tree.area('US-TX-453-austin')).toMatchObject({
      name: 'Austin',
      kind: 'town',
      parent: 'US-TX-453',
      zone: 'America/Chicago',
    })
    expect(tree.area('US-TX-453~')).toMatchObject({
      name: 'Elsewhere in Travis County',
      kind: 'rest',
      zone: 'America/Chicago',
    })
    expect(tree.area('US-LA-071')).toMatchObject({ name: 'Orleans Parish', fips: '22071' })
  })

  test('the District of Columbia is one county with one town, whose parts are all that is in it', () => {
    expect(tree.area('US-DC-001')).toMatchObject({ parent: 'US-DC', kind: 'county', fips: '11001' })
    expect(codes(tree.children('US-DC-001'))).toEqual(['US-DC-001-washington'])
    expect(tree.area('US-DC-001-georgetown')).toMatchObject({ kind: 'part', parent: 'US-DC-001-washington' })
    expect(tree.area('US-DC-001~')).toMatchObject({ name: 'Elsewhere in Washington', parent: 'US-DC-001-washington' })
    expect(tree.area('US-DC-001-washington')!.population).toBeGreaterThan(500_000)
  })

  test('New York City contains its five counties', () => {
    const city = tree.area('US-NY-new-york-city')!
    expect(city).toMatchObject({ name: 'New York City', kind: 'city', parent: 'US-NY', geonames: 5128581 })
    expect(codes(tree.children(city.code))).toEqual(['US-NY-005', 'US-NY-047', 'US-NY-061', 'US-NY-081', 'US-NY-085'])
    expect(ofKind('town').filter(({ name }) => name === 'New York City')).toEqual([])
    expect(tree.path(tree.area('US-NY-047-brooklyn')!)).toEqual([
      'United States',
      'New York',
      'New York City',
      'Kings County',
    ])
  })

  test('a town listed without a county is placed by the county outlines', () => {
    expect(tree.area('US-MO-037-belton')).toMatchObject({ name: 'Belton', parent: 'US-MO-037' })
    expect(tree.area('US-MO-037')!.name).toBe('Cass County')
    expect(tree.area('US-HI-003-ko-olina')).toMatchObject({ name: 'Ko Olina' })
    expect(codes(areas).filter((code) => code.startsWith('US-HI-003-ala-moana'))).toEqual(['US-HI-003-ala-moana'])
  })

  test('a renamed town keeps its population', () => {
    expect(tree.area('US-AK-185-utqiagvik')!.population).toBe(4384)
  })

  test('of two towns with the same name in a county, the one listed first gets the plain code', () => {
    const vincents = areas.filter(({ name, parent }) => name === 'Vincent' && parent === 'US-CA-037')
    expect(codes(vincents).sort()).toEqual(['US-CA-037-vincent', 'US-CA-037-vincent-7262464'])
    expect(tree.area('US-CA-037-vincent')!.geonames).toBeLessThan(7262464)
  })

  test('Texas has two zones: El Paso and Hudspeth counties are on Mountain time', () => {
    const texas = tree.area('US-TX')!
    expect(tree.zonesOf(texas)).toEqual(['America/Chicago', 'America/Denver'])
    const mountain = tree.children('US-TX').filter((county) => tree.zonesOf(county).includes('America/Denver'))
    expect(mountain.map(({ name }) => name)).toEqual(['El Paso County', 'Hudspeth County'])
  })

  test('"elsewhere" gets the time zone of most people in its county, or of its center if it has no towns', () => {
    expect(tree.area('US-FL-033~')!.zone).toBe('America/Chicago')
    // Alpine County has no towns in the data.
    expect(codes(tree.children('US-CA-003'))).toEqual(['US-CA-003~'])
    expect(tree.area('US-CA-003~')!.zone).toBe('America/Los_Angeles')
  })

  test('every area is one interval, which its children split without gaps or overlaps', () => {
    expect(tree.area('US')).toMatchObject({ lo: 0, hi: tree.count })
    const children = new Map(areas.map(({ code }) => [code, tree.children(code)]))
    const isPlace = ({ code }: Area) => children.get(code)!.length === 0
    const places = areas.filter(isPlace)
    expect(places.filter(({ kind }) => kind !== 'town' && kind !== 'part' && kind !== 'rest')).toEqual([])
    expect(places.filter(({ lo, hi }) => hi - lo !== 1)).toEqual([])
    expect(places.filter((place) => tree.placeAt(place.lo) !== place)).toEqual([])
    const cuts = areas
      .filter((area) => !isPlace(area))
      .map(({ code, lo, hi }) => ({
        begins: [...children.get(code)!.map((child) => child.lo), hi],
        ends: [lo, ...children.get(code)!.map((child) => child.hi)],
      }))
    expect(cuts.map(({ begins }) => begins)).toEqual(cuts.map(({ ends }) => ends))
  })

  test('planning twice gives the same areas', () => {
    expect(planGazetteer('US').areas).toEqual(areas)
  })
})

describe('other countries', () => {
  test('Great Britain has nations, districts and towns', () => {
    const britain = buildTree(planGazetteer('GB').areas)
    expect(britain.area('GB')!.name).toBe('United Kingdom')
    expect(britain.area('GB-ENG')).toMatchObject({ name: 'England', kind: 'state', fips: null })
    expect(britain.area('GB-ENG-GLA')).toMatchObject({ name: 'Greater London', kind: 'county', parent: 'GB-ENG' })
    expect(britain.area('GB-ENG-GLA-london')!.population).toBeGreaterThan(5_000_000)
    const london = britain.area('GB-ENG-GLA')!
    expect(peopleInWords(britain, [london.lo, london.hi]).source).toMatch(
      /, an estimate \(GeoNames(; [\d,]+ ha[sv]e? no figure)?\)$/,
    )
  })

  test('a state without counties and a country without states have their own elsewhere', () => {
    const germany = buildTree(planGazetteer('DE').areas)
    expect(germany.area('DE-16-berlin')).toMatchObject({ kind: 'town', parent: 'DE-16', zone: 'Europe/Berlin' })
    expect(germany.area('DE-16~')).toMatchObject({ kind: 'rest', parent: 'DE-16' })
    expect(codes(planGazetteer('VA').areas)).toEqual(['VA', 'VA-vatican-city', 'VA~'])
  })

  test('an unknown country is rejected with a clear error', () => {
    expect(() => planGazetteer('XX')).toThrow('There is no country XX in the gazetteer. Use a code such as US or GB.')
  })
})
