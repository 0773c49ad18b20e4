import { expect, test } from 'vitest'
import type { Area } from '../../server/areas/area.ts'
import { numberPlaces } from '../../server/areas/gazetteer/number.ts'
import { buildTree } from '../../server/areas/tree.ts'
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
  const time = (counties: number) => {
    const { tree, codes } = countryOf(counties)
    const audience = audienceOf(codes)
    const before = process.threadCpuUsage()
    for (let times = 0; times < 3; times++) {
      const resolved = resolveAudience(tree, audience)
      if (resolved.ok) summarise(tree, resolved.audience)
    }
    const { user, system } = process.threadCpuUsage(before)
    return user + system
  }
  const best = (counties: number) => Math.min(...[1, 2, 3].map(() => time(counties)))
  time(100)
  // Ten times as long: 10 in proportion, 100 by the square.
  expect(best(3000) / best(300)).toBeLessThan(60)
})

test('counties left out whose places are all in are redundant, and so are those places', () => {
  const { tree, codes } = countryOf(20)
  const include = ['US-TX', ...codes('town', 'rest')]
  const resolved = resolveAudience(tree, { include, exclude: codes('county') })
  expect(resolved).toMatchObject({ ok: true, audience: { include: ['US-TX'], exclude: [] } })
})
