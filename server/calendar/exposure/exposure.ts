import { type Area, type AreaKind, areaKinds } from '../../areas/tree/area.ts'
import { type Intervals, intersection, pairs } from '../../areas/tree/intervals.ts'
import { isPlace, type Tree } from '../../areas/tree/tree.ts'
import { messagesPerPlace } from '../../planning/findings/messages-per-place.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import type { Cap, Kind } from '../../planning/model/rule-schema.ts'
import { coversChannel, placesOfRule } from '../../planning/model/scope.ts'
import type { World } from '../../planning/model/world.ts'
import { visitCapUsage } from '../cap-usage.ts'

/** The area levels that exposure can be listed by. */
export const exposureLevels = ['state', 'county', 'town', 'part'] as const
export type ExposureLevel = (typeof exposureLevels)[number]

export interface ExposureQuestion extends TimeRange {
  channel?: string | undefined
  kinds?: readonly Kind[] | undefined
  /** Null for everywhere. */
  under: Area | null
  /** Only these places. Null for all. */
  places: Intervals | null
  level: ExposureLevel
  /** The caps to compare with. All, when left out. */
  comparesWith?: (cap: Cap) => boolean
}

export interface Exposed {
  area: Area
  /** The count at the place that gets the most. */
  messages: number
  /** Null if nothing reaches the area. */
  worstPlace: Area | null
  /** The largest share of a cap that the place uses in any window, where 1 is the limit; null where no cap applies. */
  limitShare: number | null
}

/** How many messages each area of a level gets in a time range, the most first. */
export function exposedAreas(tree: Tree, world: World, question: ExposureQuestion): Exposed[] {
  const { from, to, channel, kinds, under, places, level } = question
  const figures: PlaceFigures = {
    messages: messagesPerPlace(world, { from, to, ...(channel && { channel }), ...(kinds && { kinds }) }),
    limitShares: limitShares(world, question),
    people: tree.peopleOf,
  }
  return areasAt(tree, under, level)
    .flatMap((area) => exposedOf(tree, area, places, figures) ?? [])
    .sort((a, b) => b.messages - a.messages || compare(a.area.code, b.area.code))
}

/** The level just below an area. */
export function levelBelow(under: Area | null): ExposureLevel {
  if (under === null || under.kind === 'country') return 'state'
  if (under.kind === 'state' || under.kind === 'city') return 'county'
  return under.kind === 'county' ? 'town' : 'part'
}

/** The level just below the area that these places have in common. */
export function levelAmong(tree: Tree, places: Intervals): ExposureLevel {
  const [first = 0, end = 0] = [places[0], places.at(-1)]
  let around: Area | null = null
  for (let areas = tree.roots; ; areas = tree.children(around.code)) {
    const next: Area | undefined = areas.find(({ lo, hi }) => lo <= first && end <= hi)
    if (next === undefined || isPlace(tree, next)) return levelBelow(around)
    around = next
  }
}

/** All areas of a level. A branch without that level contributes finer areas or its place, so that each place is in exactly one. */
function areasAt(tree: Tree, under: Area | null, level: AreaKind): Area[] {
  const wanted = areaKinds.indexOf(level)
  const visit = (area: Area): Area[] =>
    areaKinds.indexOf(area.kind) >= wanted || isPlace(tree, area) ? [area] : tree.children(area.code).flatMap(visit)
  return (under === null ? tree.roots : [under]).flatMap(visit)
}

/** The figures that decide which place is the worst of its area, indexed by place number. */
interface PlaceFigures {
  messages: ArrayLike<number>
  /** NaN where no cap applies. */
  limitShares: ArrayLike<number>
  people: ArrayLike<number>
}

/** Null when no place of the area is among `within`. */
function exposedOf(tree: Tree, area: Area, within: Intervals | null, figures: PlaceFigures): Exposed | null {
  const counted = within === null ? [area.lo, area.hi] : intersection([area.lo, area.hi], within)
  if (counted.length === 0) return null
  let worst = counted[0]!
  for (const [lo, hi] of pairs(counted))
    for (let place = lo; place < hi; place++) if (isWorse(place, worst, figures)) worst = place
  const count = figures.messages[worst] ?? 0
  const share = figures.limitShares[worst]!
  return {
    area,
    messages: count,
    worstPlace: count === 0 ? null : tree.placeAt(worst),
    limitShare: Number.isNaN(share) ? null : Math.round(share * 1000) / 1000,
  }
}

/** More messages, then closer to a limit, then more people. */
function isWorse(place: number, than: number, { messages, limitShares, people }: PlaceFigures): boolean {
  const difference =
    messages[place]! - messages[than]! || limitShares[place]! - limitShares[than]! || people[place]! - people[than]!
  return difference > 0
}

/** For each place, the largest share of a cap in any window of the time range; NaN where no cap applies. */
function limitShares(world: World, question: ExposureQuestion): Float64Array {
  const shares = new Float64Array(world.places.count).fill(Number.NaN)
  for (const cap of capsFor(world, question)) {
    for (const [lo, hi] of pairs(placesOfRule(cap, world) ?? []))
      for (let place = lo; place < hi; place++) if (Number.isNaN(shares[place])) shares[place] = 0
    visitCapUsage(world, cap, question, (usage) => {
      const share = usage.count / cap.limit
      for (let place = usage.lo; place < usage.hi; place++) if (share > shares[place]!) shares[place] = share
    })
  }
  return shares
}

export function capsFor({ rules }: Pick<World, 'rules'>, question: ExposureQuestion): Cap[] {
  const { channel, kinds, comparesWith = () => true } = question
  return rules.filter(
    (rule): rule is Cap =>
      rule.type === 'cap' &&
      rule.limit > 0 &&
      comparesWith(rule) &&
      (channel === undefined || coversChannel(rule, channel)) &&
      (kinds === undefined || rule.kinds.some((kind) => kinds.includes(kind))),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
