import fc from 'fast-check'
import type { Area } from '../../server/areas/tree/area.ts'
import { type Intervals, normalise } from '../../server/areas/tree/intervals.ts'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'
import { type Audience, resolveAudience } from '../../server/audiences/audience.ts'
import { placesOf } from '../../server/audiences/cover.ts'
import { type Finest, reachOf } from '../../server/audiences/reach.ts'
import { naivePlaces, naiveReach } from '../audiences/support/naive-reach.ts'
import { anArea } from '../support/areas.ts'

/** For each county its towns, and for each town how many parts it has; a town without parts is a place. */
const shape = fc.array(fc.array(fc.constantFrom(0, 0, 1, 2), { maxLength: 2 }), { minLength: 1, maxLength: 2 })

/** One state of one or two counties with a few towns, some of which have parts: at most 14 places. */
export const trees: fc.Arbitrary<Tree> = shape.map((counties) =>
  buildTree(
    numberPlaces(
      [
        area('C', 'country', null),
        area('C-S', 'state', 'C'),
        ...counties.flatMap((towns, county) => countyOf(`C-S-${county}`, towns)),
      ],
      0,
    ),
  ),
)

function countyOf(code: string, towns: readonly number[]): Area[] {
  return [
    area(code, 'county', 'C-S'),
    ...towns.flatMap((parts, index) => townOf(`${code}-t${index}`, code, parts)),
    area(`${code}~`, 'rest', code),
  ]
}

function townOf(code: string, county: string, parts: number): Area[] {
  const town = area(code, 'town', county)
  if (parts === 0) return [town]
  const inside = Array.from({ length: parts }, (_, index) => area(`${code}-p${index}`, 'part', code))
  return [town, ...inside, area(`${code}~`, 'rest', code)]
}

function area(code: string, kind: Area['kind'], parent: string | null): Area {
  return anArea({ code, name: code, kind, parent, zone: 'Etc/UTC' })
}

/** What a message is aimed at: an audience, or any places at all, as when a gazetteer has changed. */
export type Aim = Audience | Intervals

export function aimsIn(tree: Tree): fc.Arbitrary<Aim> {
  const codes = tree.areas.map(({ code }) => code)
  const { count } = tree
  const pair = fc
    .tuple(fc.nat(count - 1), fc.integer({ min: 1, max: count }))
    .map(([lo, length]) => [lo, Math.min(count, lo + length)] as const)
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        include: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 2 }),
        exclude: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.array(pair, { minLength: 1, maxLength: 3 }).map(normalise) },
  )
}

/** How finely each channel aims. */
const finest: Record<string, Finest> = { facebook: 'town', x: 'county', sms: 'part' }

/** What the naive reach of a message is, by its reach. */
const naively = new WeakMap<Intervals, Intervals>()

/** The places that a message on this channel reaches. */
export function reachOn(tree: Tree, channel: string, aim: Aim): Intervals {
  if (!('include' in aim)) return [...aim]
  const targeting = { finest: finest[channel]!, serves: 'C' }
  const resolved = resolveAudience(tree, aim)
  // An audience with nobody in it is refused. Then all that it includes is meant.
  const meant = resolved.ok ? aim : { include: aim.include, exclude: [] }
  const reach = [...reachOf(tree, targeting, resolved.ok ? resolved.places : placesOf(tree, aim.include))]
  const naive = naiveReach(tree, targeting, naivePlaces(tree, meant))
  naively.set(
    reach,
    [...naive].flatMap((place) => [place, place + 1]),
  )
  return reach
}

/** The same message with the places that it reaches according to docs/scheduling-rules.md, looked up one by one. */
export function asMeant<Reaching extends { reach: Intervals }>(one: Reaching): Reaching {
  return { ...one, reach: naively.get(one.reach) ?? one.reach }
}
