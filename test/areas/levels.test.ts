import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import { openShapes } from '../../server/areas/shapes.ts'
import { levelBesideName, levelOf, levelsOf } from '../../server/areas/tree/levels.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'

let tree: Tree
let names: { name: string; code: string }[]
beforeAll(() => {
  const plan = planGazetteer('US')
  tree = buildTree(plan.areas)
  names = plan.names
})

test.each([
  ['US-CA-029', 'county'],
  ['US-LA-071', 'parish'],
  ['US-AK-016', 'census area'],
  ['US-AK-110', 'city and borough'],
  ['US-AK-188', 'borough'],
  ['US-CT-110', 'planning region'],
  ['US-VA-600', 'independent city'],
  ['US-MD-510', 'independent city'],
  ['US-CA-075', 'city and county'],
  ['US-PR-127', 'municipio'],
  ['US-VI-010', 'island'],
  ['US-NY-047', 'county'],
  ['US-NY-047-brooklyn', 'borough'],
  ['US-NY-001-albany', 'town'],
  ['US-DC', 'district'],
  ['US-GU', 'territory'],
  ['US-TX', 'state'],
])('%s is a %s', (code, level) => {
  expect(levelOf(tree.area(code)!)).toBe(level)
})

test.each([
  ['US-TX', ['counties']],
  ['US-LA', ['parishes']],
  ['US-VA', ['counties', 'independent cities']],
  ['US-AK', ['boroughs', 'census areas', 'cities and boroughs', 'municipalities']],
  ['US-CA-029', ['towns']],
])('in %s there are %s', (code, levels) => {
  expect(levelsOf(tree.children(code))).toEqual(levels)
})

test('a level is said beside a name that does not say it', () => {
  const said = (code: string) => levelBesideName(tree.area(code)!)
  const without = [
    'US-CA-001',
    'US-LA-071',
    'US-AK-016',
    'US-AK-110',
    'US-CT-110',
    'US-CA-075',
    'US-PR-127',
    'US-AS-010',
  ]
  expect(without.filter((code) => said(code) !== null)).toEqual([])
  expect(['US-VA-600', 'US-TX', 'US-DC', 'US-GU-010', 'US'].map(said)).toEqual([
    ...['independent city', 'state', 'district', 'territory', 'country'],
  ])
  const twice = tree.areas.filter(
    (area) => area.kind === 'county' && new RegExp(`${said(area.code)}$`, 'i').test(area.name),
  )
  expect(twice).toEqual([])
})

describe('territories', () => {
  test('are in the United States, with counties that have their FIPS number and an outline', () => {
    for (const [state, count] of Object.entries({ PR: 78, GU: 1, VI: 3, AS: 5, MP: 4 })) {
      const counties = tree.children(`US-${state}`)
      expect(counties).toHaveLength(count)
      expect(counties.filter(({ kind, fips }) => kind !== 'county' || fips?.length !== 5)).toEqual([])
    }
    const { of } = openShapes()
    const undrawn = tree.areas.filter(({ fips }) => fips !== null && !of(fips))
    expect(undrawn.map(({ name }) => name)).toEqual(['Rose Island', 'Swains Island'])
  })

  test('their towns are in the right county', () => {
    expect(tree.path(tree.area('US-PR-113-ponce')!)).toEqual(['United States', 'Puerto Rico', 'Ponce Municipio'])
    expect(tree.area('US-PR-113-ponce')!.population).toBeGreaterThan(100_000)
    expect(tree.area('US-GU-010-dededo-village')!.parent).toBe('US-GU-010')
    expect(tree.zonesOf(tree.area('US-PR')!)).toEqual(['America/Puerto_Rico'])
  })

  test('are not loaded by themselves', () => {
    expect(() => planGazetteer('PR')).toThrow('PR is loaded with the country that it is a part of. Load US.')
  })
})

test("Connecticut's former counties lead to its planning regions", () => {
  const regions = names.filter(({ name }) => name === 'Fairfield County').map(({ code }) => tree.area(code)!.name)
  expect(regions).toEqual([
    'Western Connecticut Planning Region',
    'Greater Bridgeport Planning Region',
    'Naugatuck Valley Planning Region',
  ])
})
