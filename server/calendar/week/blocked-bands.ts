import { type Intervals, normalise, pairs } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { summarisePlaces } from '../../audiences/summary.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Constraint, ForbiddenInterval } from '../../planning/forbidden/forbidden-interval.ts'
import { forbiddenIntervals } from '../../planning/forbidden/forbidden-intervals.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import { formatList } from '../../platform/format.ts'
import type { CalendarState } from '../calendar-state.ts'

/** A time range in which rules or a hold block all posts of a lane. */
export interface BlockedBand extends TimeRange {
  kind: 'quiet' | 'blocked'
  lane: Kind | 'both'
  /** "Blackout: billing system move, Texas". */
  note: string | null
}

/** Asks when a post to all of `places` on `channels` is blocked within the horizon. */
interface BandQuestion {
  tree: Tree
  world: World
  channels: readonly string[]
  places: Intervals
  horizon: TimeRange
}

/**
 * The blocked bands of the calendar: the engine's forbidden intervals for a post to all of `places`. Without `places`,
 * blackouts and holds anywhere count, and quiet hours only in the organization's own zone.
 */
export function blockedBands(
  { world, tree, channels }: CalendarState,
  filter: { places: Intervals | null; channel: string | undefined; zone: string },
  horizon: TimeRange,
): BlockedBand[] {
  const everywhere: Intervals = [0, tree.count]
  const quietPlaces = filter.places ?? byZone(tree, everywhere).get(filter.zone) ?? everywhere
  const common = { tree, horizon, channels: filter.channel === undefined ? usualChannels(channels) : [filter.channel] }
  const only = (type: 'quiet' | 'blackout') => world.rules.filter((rule) => rule.type === type)
  const quiet: BandQuestion = { ...common, places: quietPlaces, world: { ...world, rules: only('quiet'), holds: [] } }
  const blocked: BandQuestion = {
    ...common,
    places: filter.places ?? everywhere,
    world: { ...world, rules: only('blackout') },
  }
  const [service, marketing] = kinds.map((lane) => [
    ...bandsOfLane(quiet, 'quiet', lane),
    ...bandsOfLane(blocked, 'blocked', lane),
  ]) as [BlockedBand[], BlockedBand[]]
  const shared = service.filter((band) => marketing.some((other) => isSame(band, other)))
  return [
    ...shared.map((band): BlockedBand => ({ ...band, lane: 'both' })),
    ...[...service, ...marketing].filter((band) => !shared.some((other) => isSame(band, other))),
  ].sort((a, b) => Number(a.kind === 'blocked') - Number(b.kind === 'blocked') || a.from - b.from)
}

/** Leaves out the notice page: readers visit it on their own, so its rules should not decide the bands. */
function usualChannels(channels: readonly Channel[]): string[] {
  const enabled = channels.filter((channel) => channel.enabled)
  const sending = enabled.filter(({ type }) => type !== 'notices')
  return (sending.length > 0 ? sending : enabled).map(({ key }) => key)
}

/** Merges bands with the same note, even if they come from different rules. */
function bandsOfLane(question: BandQuestion, kind: BlockedBand['kind'], lane: Kind): BlockedBand[] {
  const { horizon } = question
  const intervals = intervalsFor(question, lane)
  const notes = new Map(
    [...Map.groupBy(intervals, ({ constraint }) => constraint.id)].map(([rule, ofRule]) => [
      rule,
      noteOf(question, kind, ofRule),
    ]),
  )
  return [...Map.groupBy(intervals, ({ constraint }) => notes.get(constraint.id)!)].flatMap(([note, alike]) => {
    const times = alike.map(({ from, to }) => [Math.max(from, horizon.from), Math.min(to, horizon.to)] as const)
    return pairs(normalise(times)).map(([from, to]) => ({ kind, lane, from, to, note }))
  })
}

function intervalsFor({ world, channels, places, horizon }: BandQuestion, kind: Kind): ForbiddenInterval[] {
  const parts = channels.map((channel) => ({ channel, at: null, reach: places }))
  const post = { announcement: null, kind, severity: 'routine' as const, incident: null, waivedRules: [], parts }
  return forbiddenIntervals(world, post, horizon).filter(({ constraint }) => constraint.level === 'block')
}

/** What blocks, then where unless it is everywhere, then the channels unless it is all of them. */
function noteOf(
  { world, channels, tree }: BandQuestion,
  kind: BlockedBand['kind'],
  intervals: readonly ForbiddenInterval[],
): string | null {
  const { constraint } = intervals[0]!
  const stopped = [...new Set(intervals.flatMap((interval) => interval.constraint.channel ?? []))]
  const on = stopped.length < channels.length ? [`on ${formatList(stopped.map((key) => world.channelName(key)))}`] : []
  if (kind === 'quiet') return on.length === 0 ? null : ['Quiet', ...on].join(' ')
  const places = normalise(intervals.flatMap((interval) => pairs(interval.places)))
  const where = isEverywhere(constraint) ? [] : [summarisePlaces(tree, places)]
  return [`${constraint.type === 'hold' ? 'Hold' : 'Blackout'}: ${constraint.name}`, ...where, ...on].join(', ')
}

function isEverywhere({ source }: Constraint): boolean {
  return 'type' in source && source.area === null && source.audience === null
}

function isSame(a: BlockedBand, b: BlockedBand): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.note === b.note
}
