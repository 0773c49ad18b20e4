import { type Intervals, intersection, normalise, pairs } from '../../areas/tree/intervals.ts'
import { reachOf } from '../../audiences/reach.ts'
import type { Channel } from '../../channels/channel.ts'
import type { ForbiddenInterval } from '../../planning/forbidden/forbidden-interval.ts'
import { reportForbidden } from '../../planning/forbidden/forbidden-intervals.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { formatList } from '../../platform/format.ts'
import { aPost, type BandQuestion, type BlockedBand, within } from './band-question.ts'

const NAMES_AT_MOST = 2

interface FullTime extends TimeRange {
  rule: string
}

/**
 * Where the caps of the world leave no room for one more post to all of `places` on any of the channels that serve them:
 * "Full: Three posts in 24 hours". A band names enough of the rules that make it, and maybe not all.
 */
export function fullBands(question: BandQuestion, channels: readonly Channel[], lane: Kind): BlockedBand[] {
  const { tree, places } = question
  const found = channels.flatMap(({ key, ...targeting }): FullTime[][] => {
    const reach = reachOf(tree, targeting, places)
    return reach.length === 0 ? [] : [fullTimes({ ...question, channels: [key], places: reach }, lane)]
  })
  if (found.length === 0) return []
  const rules = found.flat().sort((a, b) => a.from - b.from)
  let next = 0
  let near: FullTime[] = []
  return pairs(found.map(timesOf).reduce(intersection)).map(([from, to]) => {
    while (next < rules.length && rules[next]!.from < to) near.push(rules[next++]!)
    near = near.filter((other) => other.to > from)
    return { kind: 'full', lane, from, to, note: `Full: ${formatList(longestFirst(near), NAMES_AT_MOST)}` }
  })
}

function fullTimes(question: BandQuestion, lane: Kind): FullTime[] {
  const { world, horizon } = question
  const found: FullTime[] = []
  const report = ({ from, to, constraint }: ForbiddenInterval) => {
    if (constraint.level === 'block') found.push({ ...within(horizon, { from, to }), rule: constraint.name })
  }
  reportForbidden(world, aPost(question, lane), horizon, { detail: 'times', report })
  return found
}

function longestFirst(found: readonly FullTime[]): string[] {
  const byLength = found.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  return [...new Set(byLength.map(({ rule }) => rule))]
}

function timesOf(found: readonly FullTime[]): Intervals {
  return normalise(found.map(({ from, to }) => [from, to] as const))
}

/** The lanes in which bands leave no time of the day. */
export function lanesWithoutRoom(bands: readonly BlockedBand[], { from, to }: TimeRange): Kind[] {
  return kinds.filter((kind) => {
    const ofLane = bands.filter(({ lane }) => lane === kind || lane === 'both')
    const closed = normalise(ofLane.map((band) => [band.from, band.to] as const))
    return pairs(closed).some(([begin, end]) => begin <= from && end >= to)
  })
}
