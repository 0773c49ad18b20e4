import { type Intervals, normalise, pairs } from '../../areas/intervals.ts'
import type { Tree } from '../../areas/tree.ts'
import { cover } from '../../audiences/cover.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Constraint, ForbiddenInterval } from '../../planning/forbidden/forbidden-interval.ts'
import { forbiddenIntervals } from '../../planning/forbidden/forbidden-intervals.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import { formatList } from '../../platform/format.ts'
import type { CalendarState } from '../calendar-state.ts'

/** A stretch in which a rule or an incident lets nothing of a lane out. */
export interface BlockedBand extends TimeRange {
  kind: 'quiet' | 'blocked'
  lane: Kind | 'both'
  /** "Blackout: billing system move, Texas". */
  note: string | null
}

/** What a shade is asked for: a post to all of `places` on `channels`, at some instant of the horizon. */
interface BandQuestion {
  tree: Tree
  world: World
  channels: readonly string[]
  places: Intervals
  horizon: TimeRange
}

/**
 * What the calendar shades, by the engine's own forbidden times: quiet hours, blackouts and holds for a post to all of
 * `places`. Without them, blackouts and holds anywhere, and quiet hours as the organisation's own clock has them.
 */
export function blockedBands(
  tree: Tree,
  { world, channels }: CalendarState,
  about: { places: Intervals | null; channel: string | undefined; zone: string },
  horizon: TimeRange,
): BlockedBand[] {
  const everywhere: Intervals = [0, tree.count]
  const home = about.places ?? byZone(tree, everywhere).get(about.zone) ?? everywhere
  const asked = { tree, horizon, channels: about.channel === undefined ? usualChannels(channels) : [about.channel] }
  const only = (type: 'quiet' | 'blackout') => world.rules.filter((rule) => rule.type === type)
  const quiet: BandQuestion = { ...asked, places: home, world: { ...world, rules: only('quiet'), holds: [] } }
  const blocked: BandQuestion = {
    ...asked,
    places: about.places ?? everywhere,
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

/** People come to the notice page by themselves, so its rules are no reason to shade everything. */
function usualChannels(channels: readonly Channel[]): string[] {
  const enabled = channels.filter((channel) => channel.enabled)
  const speaking = enabled.filter(({ type }) => type !== 'notices')
  return (speaking.length > 0 ? speaking : enabled).map(({ key }) => key)
}

/** Stretches with the same words are one, whichever rules they come from. */
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

/** What stops, where unless it is everywhere, and on which channels unless it is on all. */
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
  const where = isEverywhere(constraint) ? [] : [summarise(tree, { include: cover(tree, places), exclude: [] })]
  return [`${constraint.type === 'hold' ? 'Hold' : 'Blackout'}: ${constraint.name}`, ...where, ...on].join(', ')
}

function isEverywhere({ source }: Constraint): boolean {
  return 'type' in source && source.area === null
}

function isSame(a: BlockedBand, b: BlockedBand): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.note === b.note
}
