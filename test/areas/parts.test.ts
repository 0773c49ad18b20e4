import { beforeAll, describe, expect, test } from 'vitest'
import type { LeadingName } from '../../server/areas/gazetteer/gazetteer-plan.ts'
import { insideOf, institutions } from '../../server/areas/gazetteer/parts/left-out.ts'
import { alike } from '../../server/areas/gazetteer/parts/nesting.ts'
import { peopleOfParts } from '../../server/areas/gazetteer/parts/people.ts'
import { joinedNames } from '../../server/areas/gazetteer/parts/settle-parts.ts'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import type { Area } from '../../server/areas/tree/area.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'

let areas: Area[]
let names: LeadingName[]
let tree: Tree
beforeAll(() => {
  const plan = planGazetteer('US')
  areas = plan.areas
  names = plan.names
  tree = buildTree(areas)
})

const townOf = (code: string) => {
  const part = tree.area(code)
  return part?.kind === 'part' ? part.parent : undefined
}

describe('parts of towns', () => {
  test.each([
    ['US-MA-025-back-bay', 'US-MA-025-boston'],
    ['US-MA-025-jamaica-plain', 'US-MA-025-boston'],
    ['US-MA-025-roxbury', 'US-MA-025-boston'],
    ['US-MA-021-coolidge-corner', 'US-MA-021-brookline'],
    ['US-VA-650-east-hampton', 'US-VA-650-hampton'],
    ['US-MA-001-hyannis', 'US-MA-001-barnstable'],
    ['US-NY-047-bushwick', 'US-NY-047-brooklyn'],
    ['US-NY-061-harlem', 'US-NY-061-manhattan'],
    ['US-NY-005-riverdale', 'US-NY-005-the-bronx'],
    ['US-DC-001-georgetown', 'US-DC-001-washington'],
    ['US-PA-101-fishtown', 'US-PA-101-philadelphia'],
    ['US-NY-081-flushing', 'US-NY-081-queens'],
    ['US-CA-037-hollywood', 'US-CA-037-los-angeles'],
    ['US-AZ-013-central-city', 'US-AZ-013-phoenix'],
    ['US-CA-037-chatsworth', 'US-CA-037-los-angeles'],
    ['US-CA-073-la-jolla', 'US-CA-073-san-diego'],
    ['US-KY-111-okolona', 'US-KY-111-louisville'],
    ['US-FL-086-carol-city', 'US-FL-086-miami-gardens'],
    ['US-IL-031-hyde-park', 'US-IL-031-chicago'],
  ])('%s is in %s', (code, town) => {
    expect(tree.area(code)).toMatchObject({ kind: 'part', parent: town, basis: expect.any(String) })
    expect(tree.area(town)).toMatchObject({ kind: 'town', basis: null })
    expect(tree.children(town).at(-1)).toMatchObject({
      kind: 'rest',
      name: `Elsewhere in ${tree.area(town)!.name.replace('The Bronx', 'the Bronx')}`,
      zone: tree.area(town)!.zone,
    })
  })

  test.each([
    'US-CA-037-beverly-hills',
    'US-CA-037-west-hollywood',
    'US-CA-037-culver-city',
    'US-CA-037-san-fernando',
    'US-CA-037-signal-hill',
    'US-CA-037-east-los-angeles',
    'US-CA-001-piedmont',
    'US-CA-029-oildale',
    'US-CA-085-alum-rock',
    'US-CO-005-glendale',
    'US-IL-031-norridge',
    'US-IN-097-speedway',
    'US-KY-111-shively',
    'US-LA-051-metairie',
    'US-MA-021-brookline',
    'US-MI-163-hamtramck',
    'US-NV-003-paradise',
    'US-NY-119-tuckahoe',
    'US-OH-061-norwood',
    'US-PA-045-havertown',
    'US-SC-019-north-charleston',
    'US-TN-037-belle-meade',
    'US-TX-029-alamo-heights',
    'US-TX-453-lost-creek',
  ])('%s, which a city surrounds or whose name has that of one in it, is a town of its own', (code) => {
    expect(tree.area(code)).toMatchObject({ kind: 'town', parent: code.slice(0, 9) })
  })

  test('a borough is all there is in its county, with the "elsewhere" that the county had', () => {
    expect(tree.children('US-NY-047').map(({ code }) => code)).toEqual(['US-NY-047-brooklyn'])
    expect(tree.area('US-NY-047~')).toMatchObject({ name: 'Elsewhere in Brooklyn', parent: 'US-NY-047-brooklyn' })
    expect(areas.filter(({ code }) => code.startsWith('US-NY-047-') && code.endsWith('~'))).toEqual([])
  })

  test('a place that the packages have twice is one town, and the other name leads to it', () => {
    expect(tree.area('US-KY-067-lexington-fayette')).toBeUndefined()
    expect(names).toContainEqual({
      name: 'Lexington-Fayette',
      code: 'US-KY-067-lexington',
      basis: 'same-place',
    })
  })

  test.each([
    ['US-KS-091-mission-woods', 203],
    ['US-TX-453-sunset-valley', 683],
    ['US-UT-035-alta', 228],
    ['US-KY-111-houston-acres', null],
    ['US-IN-097-rocky-ripple', null],
  ])('%s, a municipality that the packages do not have, is a town', (code, population) => {
    expect(tree.area(code)).toMatchObject({ kind: 'town', parent: code.slice(0, 9), population, geonames: null })
  })

  test.each([
    ['Ballard', 'US-WA-033-seattle'],
    ['Buckhead', 'US-GA-121-atlanta'],
    ['Tottenville', 'US-NY-085-staten-island'],
    ['Bronx', 'US-NY-005-the-bronx'],
  ])('%s, which is no area, is a name that leads to %s', (name, code) => {
    expect(names.filter((leading) => leading.name === name).map((leading) => leading.code)).toContain(code)
  })

  test.each([
    ['Allston/Brighton', ['US-MA-025-allston', 'US-MA-025-brighton']],
    ['Lower Allston', ['US-MA-025-allston']],
    ['Upper Palolo', ['US-HI-003-palolo']],
    ['Kuliouou - Kalani Iki', ['US-HI-003-east-honolulu']],
    ['Suffolk Downs Station', ['US-MA-025-boston']],
    ['Tufts University', ['US-MA-017-medford']],
    ['UC Irvine', ['US-CA-059-irvine']],
    ['Mayor Wright Housing', ['US-HI-003-honolulu']],
    ['Fenway', ['US-MA-025-fenway-kenmore']],
  ])('%s is no part of its own and leads to %j', (name, codes) => {
    expect(areas.filter((area) => area.name === name)).toEqual([])
    expect(names.filter((leading) => leading.name === name).map(({ code }) => code)).toEqual(codes)
  })

  test.each(['VA Boston Healthcare System, Brockton Campus', 'Bell Road (historical)', 'Kenosha Streetcar', 'Airport'])(
    '%s is no area, and its name leads nowhere',
    (name) => {
      expect([...areas, ...names].filter((one) => one.name === name)).toEqual([])
    },
  )

  test('no part has the name of another part of its town among those that it joins', () => {
    const byTown = Map.groupBy(
      areas.filter(({ kind }) => kind === 'part'),
      ({ parent }) => parent,
    )
    const overlapping = [...byTown.values()].flatMap((parts) => {
      const known = new Set(parts.map(({ name }) => alike(name)))
      return parts.filter(({ name }) => joinedNames(name).some((piece) => known.has(alike(piece))))
    })
    expect(overlapping.map(({ code }) => code)).toEqual([])
  })

  test('what is left out is there, so that no list has a name that the packages do not', () => {
    const leading = new Set(names.filter(({ basis }) => basis !== 'listed').map(({ name }) => name))
    const listed = [...Object.values(insideOf).flat(), ...[...institutions].map((key) => key.slice('MA.025 '.length))]
    expect(listed.filter((name) => !leading.has(name))).toEqual([])
  })

  test('every name leads to an area, and each once', () => {
    expect(names.filter(({ code }) => tree.area(code) === undefined)).toEqual([])
    expect(new Set(names.map(({ name, code }) => `${name} ${code}`)).size).toBe(names.length)
  })

  test.each([
    ['US-NY-new-york-city', 8_804_190],
    ['US-CA-037-los-angeles', 3_898_747],
    ['US-IL-031-chicago', 2_746_388],
    ['US-TX-201-houston', 2_304_580],
    ['US-AZ-013-phoenix', 1_608_139],
    ['US-PA-101-philadelphia', 1_603_797],
    ['US-TX-029-san-antonio', 1_434_625],
    ['US-CA-073-san-diego', 1_386_932],
    ['US-TX-113-dallas', 1_304_379],
    ['US-CA-085-san-jose', 1_013_240],
    ['US-TX-453-austin', 961_855],
    ['US-FL-031-jacksonville', 949_611],
    ['US-TX-439-fort-worth', 918_915],
    ['US-OH-049-columbus', 905_748],
    ['US-IN-097-indianapolis', 887_642],
    ['US-NC-119-charlotte', 874_579],
    ['US-CA-075-san-francisco', 873_965],
    ['US-WA-033-seattle', 737_015],
    ['US-CO-031-denver', 715_522],
    ['US-DC-001-washington', 689_545],
  ])('the places of %s have within 5 %% of the %d people of the census of 2020', (code, people) => {
    const city = tree.area(code)!
    expect(Math.abs(tree.people([city.lo, city.hi]).people / people - 1)).toBeLessThan(0.05)
  })

  test('only parts have a basis, each is in a town, and no part has parts', () => {
    const wrong = areas.filter(
      ({ kind, basis, parent }) =>
        (basis !== null) !== (kind === 'part') || (kind === 'part' && tree.area(parent!)!.kind !== 'town'),
    )
    expect(wrong).toEqual([])
    expect(areas.filter(({ code, kind }) => kind === 'part' && tree.children(code).length > 0)).toEqual([])
  })

  test('every town with parts has exactly its own people, each counted once', () => {
    const towns = areas.filter(({ code, kind }) => kind === 'town' && tree.children(code).length > 0)
    expect(towns.length).toBeGreaterThan(100)
    const wrong = towns.filter(
      ({ population, lo, hi }) => population !== null && tree.people([lo, hi]).people !== population,
    )
    expect(wrong).toEqual([])
    expect(townOf('US-MA-025-south-boston')).toBe('US-MA-025-boston')
    expect(tree.area('US-MA-025-south-boston')!.population).toBeNull()
  })
})

describe('the people of parts', () => {
  test('are their own figures while these fit into the town', () => {
    expect(peopleOfParts(1000, [300, null, 200])).toEqual([300, null, 200])
  })

  test('are unknown where a figure is more than half of the town', () => {
    expect(peopleOfParts(1000, [800, 100])).toEqual([null, 100])
  })

  test('are their share of the town where together they would be more', () => {
    expect(peopleOfParts(1000, [500, 500, 500, null])).toEqual([333, 333, 333, null])
  })

  test('are their own figures where the town has none', () => {
    expect(peopleOfParts(null, [500, 500])).toEqual([500, 500])
  })
})
