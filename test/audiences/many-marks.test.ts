import { expect, test } from 'vitest'
import type { Area } from '../../server/areas/tree/area.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { buildTree } from '../../server/areas/tree/tree.ts'
import { type Audience, resolveAudience } from '../../server/audiences/audience.ts'
import { summarise } from '../../server/audiences/summary.ts'
import { aCounty, anArea } from '../support/areas.ts'

const zone = 'America/Chicago'
const three = { North: 1, Middle: 2, South: 3 }

/** A state of so many counties, with three towns of the same names in each. */
function countryOf(counties: number) {
  const areas: Area[] = [
    anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
    anArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US' }),
    ...Array.from({ length: counties }, (_, number) =>
      aCounty(`US-TX-${number}`, `County ${number}`, zone, three),
    ).flat(),
  ]
  const tree = buildTree(numberPlaces(areas, 0))
  const codes = (...kinds: Area['kind'][]) =>
    tree.areas.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code)
  return { tree, codes }
}

/** Audiences that took time by the square of their length. */
const audiences: [name: string, of: (codes: ReturnType<typeof countryOf>['codes']) => Audience][] = [
  ['every town by name', (codes) => ({ include: codes('town'), exclude: [] })],
  ['every town but those by name', (codes) => ({ include: ['US-TX'], exclude: codes('town') })],
  [
    'counties left out whose places are all in',
    (codes) => ({ include: ['US-TX', ...codes('town', 'rest')], exclude: codes('county') }),
  ],
]

test.each(audiences)('%s takes time in proportion to its length', (_name, audienceOf) => {
  /** The processor's time for so many rounds. Its clock may stand still for some milliseconds, so it takes many. */
  const time = (counties: number, rounds: number) => {
    const { tree, codes } = countryOf(counties)
    const audience = audienceOf(codes)
    const before = process.threadCpuUsage()
    for (let round = 0; round < rounds; round++) {
      const resolved = resolveAudience(tree, audience)
      if (resolved.ok) summarise(tree, resolved.audience)
    }
    const { user, system } = process.threadCpuUsage(before)
    return user + system
  }
  time(300, 50)
  // As many marks in all: the same time in proportion, ten times as long by the square.
  expect(time(3000, 10)).toBeLessThan(5 * time(300, 100))
})

test('counties left out whose places are all in are redundant, and so are those places', () => {
  const { tree, codes } = countryOf(20)
  const include = ['US-TX', ...codes('town', 'rest')]
  const resolved = resolveAudience(tree, { include, exclude: codes('county') })
  expect(resolved).toMatchObject({ ok: true, audience: { include: ['US-TX'], exclude: [] } })
})
