import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, difference, intersection, size } from '../../server/areas/tree/intervals.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { type Audience, resolveAudience } from '../../server/audiences/audience.ts'
import { cover, placesOf } from '../../server/audiences/cover.ts'
import { finestLevels, reachOf, spillOf, unserved } from '../../server/audiences/reach.ts'
import { runs } from '../planning/arbitraries.ts'
import { countryWithParts, smallCountry } from '../support/areas.ts'
import { naiveReach } from './support/naive-reach.ts'

const tree = buildTree(countryWithParts())
const live = tree.areas

function resolved(include: string[], exclude: string[] = []) {
  const result = resolveAudience(tree, { include, exclude })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result
}

function names(places: readonly number[]): string[] {
  return Array.from({ length: tree.count }, (_, place) => place)
    .filter((place) => contains(places, place))
    .map((place) => tree.placeAt(place).code)
}

describe('the nearest mark decides', () => {
  test('Texas, Travis County and Austin together have the places of Texas, each once', () => {
    const { places, audience } = resolved(['US-TX', 'US-TX-453', 'US-TX-453-austin'])
    expect(places).toEqual(placesOf(tree, ['US-TX']))
    expect(size(places)).toBe(5)
    expect(audience).toEqual({ include: ['US-TX'], exclude: [] })
  })

  test('Travis County without its two towns is one place: elsewhere in Travis County', () => {
    const { places } = resolved(['US-TX-453'], ['US-TX-453-austin', 'US-TX-453-pflugerville'])
    expect(names(places)).toEqual(['US-TX-453~'])
  })

  test('an area inside an excluded area can be included again', () => {
    const { places, audience } = resolved(['US-TX', 'US-TX-453-austin'], ['US-TX-453'])
    expect(names(places)).toEqual(['US-TX-141-el-paso', 'US-TX-141~', 'US-TX-453-austin'])
    expect(audience).toEqual({ include: ['US-TX', 'US-TX-453-austin'], exclude: ['US-TX-453'] })
  })

  const marks = fc.uniqueArray(fc.tuple(fc.constantFrom(...live), fc.boolean()), {
    selector: ([area]) => area.code,
    maxLength: 8,
  })

  test('the places agree with a search for the nearest mark of each place, before and after saving', () => {
    fc.assert(
      fc.property(marks, (chosen) => {
        const sides = new Map(chosen.map(([area, included]) => [area.code, included]))
        const side = (included: boolean) => [...sides].filter(([, value]) => value === included).map(([code]) => code)
        const expected = Array.from({ length: tree.count }, (_, place) => {
          const lineage = [tree.placeAt(place), ...tree.ancestors(tree.placeAt(place))]
          return sides.get(lineage.find(({ code }) => sides.has(code))?.code ?? '') ?? false
        })
        const result = resolveAudience(tree, { include: side(true), exclude: side(false) })
        expect(result.ok).toBe(expected.includes(true))
        if (!result.ok) return
        expect(expected.map((_, place) => contains(result.places, place))).toEqual(expected)

        const saved = resolved(result.audience.include, result.audience.exclude)
        expect(saved.places).toEqual(result.places)
        expect(saved.redundant).toEqual([])
        expect(cover(tree, result.places).length).toBeLessThanOrEqual(tree.count)
        expect(placesOf(tree, cover(tree, result.places))).toEqual(result.places)
      }),
    )
  })

  test('every saved mark changes the audience', () => {
    fc.assert(
      fc.property(marks, (chosen) => {
        const side = (included: boolean) => chosen.filter(([, value]) => value === included).map(([area]) => area.code)
        const result = resolveAudience(tree, { include: side(true), exclude: side(false) })
        if (!result.ok) return
        const { include, exclude } = result.audience
        for (const code of [...include, ...exclude]) {
          const less: Audience = {
            include: include.filter((c) => c !== code),
            exclude: exclude.filter((c) => c !== code),
          }
          const without = resolveAudience(tree, less)
          expect(without.ok && without.places).not.toEqual(result.places)
        }
      }),
    )
  })
})

describe('an invalid audience is rejected with a reason', () => {
  const retired = {
    ...smallCountry()[0]!,
    code: 'US-OLD',
    name: 'Old Town',
    parent: 'US',
    retiredAt: '2026-01-01T00:00:00.000Z',
    lo: 0,
    hi: 0,
  }
  const withRetired = buildTree([...smallCountry(), retired])

  test.each<[string, Audience, Record<string, string>]>([
    ['no areas', { include: [], exclude: [] }, { include: 'Choose at least one area.' }],
    ['an unknown code', { include: ['US-TX', 'US-XX'], exclude: [] }, { 'include.1': 'There is no area US-XX.' }],
    [
      'an area on both sides',
      { include: ['US-TX'], exclude: ['US-TX'] },
      { 'exclude.0': 'Texas is both included and excluded. Remove one.' },
    ],
    [
      'an unknown excluded code',
      { include: ['US-TX-453-austin'], exclude: ['US-TX-453-austin~'] },
      { 'exclude.0': 'There is no area US-TX-453-austin~.' },
    ],
    [
      'a retired area',
      { include: ['US-OLD'], exclude: [] },
      { 'include.0': 'Old Town (US-OLD) is no longer in the gazetteer. Choose another area instead.' },
    ],
    [
      'everything excluded again',
      { include: ['US-TX-141'], exclude: ['US-TX-141-el-paso', 'US-TX-141~'] },
      { include: 'No place is left: everything included is also excluded.' },
    ],
  ])('%s', (_what, audience, errors) => {
    expect(resolveAudience(withRetired, audience)).toEqual({ ok: false, errors })
  })

  test('redundant marks are listed with a reason', () => {
    expect(resolved(['US-TX', 'US-TX-453'], ['US-FL']).redundant).toEqual([
      { code: 'US-TX-453', reason: 'Travis County is already in Texas.' },
      { code: 'US-FL', reason: 'Florida is not in the audience anyway.' },
    ])
    expect(resolved(['US-TX', 'US-TX-141-el-paso', 'US-TX-141~'], ['US-TX-141']).audience).toEqual({
      include: ['US-TX'],
      exclude: [],
    })
  })
})

describe('reach', () => {
  const { places: austin } = resolved(['US-TX-453-austin'])

  test.each([
    ['town', ['US-TX-453-austin'], 0],
    ['county', ['US-TX-453'], 2],
    ['state', ['US-TX'], 4],
    ['country', ['US'], tree.count - 1],
    ['none', ['US'], tree.count - 1],
  ] as const)('a channel whose finest level is %s', (finest, reached, spilled) => {
    const reach = reachOf(tree, { finest, serves: 'US' }, austin)
    expect(cover(tree, reach)).toEqual(reached)
    expect(size(spillOf(reach, austin))).toBe(spilled)
  })

  test('a channel that cannot target reaches every place it serves', () => {
    expect(cover(tree, reachOf(tree, { finest: 'none', serves: 'US-TX' }, austin))).toEqual(['US-TX'])
  })

  test('reach is limited to the area the channel serves', () => {
    const reach = reachOf(
      tree,
      { finest: 'state', serves: 'US-TX-453' },
      resolved(['US-TX-453-austin', 'US-FL']).places,
    )
    expect(cover(tree, reach)).toEqual(['US-TX-453'])
  })

  test('an audience outside the area a channel serves is an error, even if the channel cannot target', () => {
    const { places } = resolved(['US-FL'])
    for (const finest of finestLevels) {
      expect(reachOf(tree, { finest, serves: 'US-TX' }, places)).toEqual([])
    }
    expect(unserved(tree, { name: 'Facebook', finest: 'none', serves: 'US-TX' }, places)).toBe(
      'Facebook serves Texas, and nothing of this audience is there. Leave out the channel or change the audience.',
    )
    expect(unserved(tree, { name: 'Facebook', finest: 'none', serves: 'US' }, places)).toBeNull()
  })

  test.each([
    ['a town with parts is reached as a whole', 'town', ['US-MA-025-boston-back-bay'], ['US-MA-025-boston']],
    ['so is a town of which only the rest is meant', 'town', ['US-MA-025-boston~'], ['US-MA-025-boston']],
    ['a part is reached alone', 'part', ['US-MA-025-boston-back-bay'], ['US-MA-025-boston-back-bay']],
    ['a town without parts has no finer level', 'part', ['US-MA-017-cambridge'], ['US-MA-017-cambridge']],
    ['elsewhere in a county is beside its towns', 'town', ['US-MA-025~'], ['US-MA-025~']],
  ] as const)('%s', (_what, finest, aimed, reached) => {
    expect(cover(tree, reachOf(tree, { finest, serves: 'US' }, placesOf(tree, aimed)))).toEqual(reached)
  })

  test('reach contains the served part of the audience and agrees with a check place by place', () => {
    const anyPlaces = fc.uniqueArray(fc.constantFrom(...live.map(({ code }) => code)), { minLength: 1, maxLength: 4 })
    const numbers = Array.from({ length: tree.count }, (_, place) => place)
    fc.assert(
      fc.property(
        anyPlaces,
        fc.constantFrom(...finestLevels),
        fc.constantFrom('US', 'US-TX', 'US-FL-086', 'US-MA', 'US-MA-025-boston', 'US-MA-025-boston-back-bay', 'US-NY'),
        (codes, finest, serves) => {
          const places = placesOf(tree, codes)
          const reach = reachOf(tree, { finest, serves }, places)
          const naive = naiveReach(
            tree,
            { finest, serves },
            new Set(numbers.filter((place) => contains(places, place))),
          )
          expect(numbers.filter((place) => contains(reach, place))).toEqual([...naive])
          const served = placesOf(tree, [serves])
          expect(difference(intersection(places, served), reach)).toEqual([])
        },
      ),
      runs(100),
    )
  })
})
