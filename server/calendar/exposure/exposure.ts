import { type Area, type AreaKind, areaKinds } from '../../areas/area.ts'
import type { Tree } from '../../areas/tree.ts'
import { messagesPerPlace } from '../../planning/findings/messages-per-place.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import type { Cap, Kind } from '../../planning/model/rule-schema.ts'
import { coversChannel, placesOf } from '../../planning/model/scope.ts'
import type { World } from '../../planning/model/world.ts'
import { visitCapUsage } from '../cap-usage.ts'

/** The levels of areas that exposure is told for. */
export const exposureLevels = ['state', 'county', 'town'] as const
export type ExposureLevel = (typeof exposureLevels)[number]

export interface ExposureQuestion extends TimeRange {
  channel?: string | undefined
  kinds?: readonly Kind[] | undefined
  /** Everywhere when null. */
  under: Area | null
  level: ExposureLevel
}

export interface Exposed {
  area: Area
  /** At its most reached place. */
  messages: number
  /** Null while nothing reaches the area. */
  worstPlace: Area | null
  /** How near that place comes to a limit in any of its windows, 1 being there; null where no cap is about it. */
  limitShare: number | null
}

/** What each area of a level gets in a stretch of time, the most reached first. */
export function exposedAreas(tree: Tree, world: World, question: ExposureQuestion): Exposed[] {
  const { from, to, channel, kinds, under, level } = question
  const messages = messagesPerPlace(world, { from, to, ...(channel && { channel }), ...(kinds && { kinds }) })
  const shares = limitShares(world, question)
  return areasAt(tree, under, level)
    .map((area) => exposedOf(tree, area, messages, shares))
    .sort((a, b) => b.messages - a.messages || compare(a.area.code, b.area.code))
}

/** The level just below what is looked into. */
export function levelBelow(under: Area | null): ExposureLevel {
  if (under === null || under.kind === 'country') return 'state'
  return under.kind === 'state' || under.kind === 'city' ? 'county' : 'town'
}

/** Areas of a level; where a branch has none, the next finer ones, so that every place is in exactly one. */
function areasAt(tree: Tree, under: Area | null, level: AreaKind): Area[] {
  const wanted = areaKinds.indexOf(level)
  const visit = (area: Area): Area[] =>
    areaKinds.indexOf(area.kind) >= wanted ? [area] : tree.children(area.code).flatMap(visit)
  return (under === null ? tree.roots : [under]).flatMap(visit)
}

function exposedOf(tree: Tree, area: Area, messages: ArrayLike<number>, shares: Float64Array): Exposed {
  let worst = area.lo
  for (let place = area.lo + 1; place < area.hi; place++) {
    if (isWorse(tree, place, worst, messages, shares)) worst = place
  }
  const count = messages[worst] ?? 0
  const share = shares[worst]!
  return {
    area,
    messages: count,
    worstPlace: count === 0 ? null : tree.placeAt(worst),
    limitShare: Number.isNaN(share) ? null : Math.round(share * 1000) / 1000,
  }
}

/** More messages, then nearer to a limit, then more people. */
function isWorse(tree: Tree, place: number, than: number, messages: ArrayLike<number>, shares: Float64Array): boolean {
  return (
    (messages[place]! - messages[than]! ||
      shares[place]! - shares[than]! ||
      tree.peopleOf[place]! - tree.peopleOf[than]!) > 0
  )
}

/** Of each place the largest share of a cap that any window of the stretch holds; NaN where no cap applies. */
function limitShares(world: World, question: ExposureQuestion): Float64Array {
  const shares = new Float64Array(world.places.count).fill(Number.NaN)
  for (const cap of capsFor(world, question)) {
    const [lo = 0, hi = 0] = placesOf(cap, world) ?? []
    for (let place = lo; place < hi; place++) if (Number.isNaN(shares[place])) shares[place] = 0
    visitCapUsage(world, cap, question, (usage) => {
      const share = usage.count / cap.limit
      for (let place = usage.lo; place < usage.hi; place++) if (share > shares[place]!) shares[place] = share
    })
  }
  return shares
}

function capsFor({ rules }: World, { channel, kinds }: ExposureQuestion): Cap[] {
  return rules.filter(
    (rule): rule is Cap =>
      rule.type === 'cap' &&
      rule.limit > 0 &&
      (channel === undefined || coversChannel(rule, channel)) &&
      (kinds === undefined || rule.kinds.some((kind) => kinds.includes(kind))),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
