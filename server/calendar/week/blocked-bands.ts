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
import type { Planned } from '../calendar-state.ts'

/** A stretch in which a rule or an incident lets nothing of a lane out. */
export interface Shade extends TimeRange {
  kind: 'quiet' | 'blocked'
  lane: Kind | 'both'
  /** "Blackout: billing system move, Texas". */
  note: string | null
}

/** What a shade is asked for: a post to all of `places` on `channels`, at some instant of the horizon. */
interface Question {
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
export function shadesFor(
  tree: Tree,
  { world, channels }: Planned,
  about: { places: Intervals | null; channel: string | undefined; zone: string },
  horizon: TimeRange,
): Shade[] {
  const everywhere: Intervals = [0, tree.count]
  const home = about.places ?? byZone(tree, everywhere).get(about.zone) ?? everywhere
  const asked = { tree, horizon, channels: about.channel === undefined ? usualChannels(channels) : [about.channel] }
  const only = (type: 'quiet' | 'blackout') => world.rules.filter((rule) => rule.type === type)
  const quiet: Question = { ...asked, places: home, world: { ...world, rules: only('quiet'), holds: [] } }
  const blocked: Question = {
    ...asked,
    places: about.places ?? everywhere,
    world: { ...world, rules: only('blackout') },
  }
  const [service, marketing] = kinds.map((lane) => [
    ...shadesOf(quiet, 'quiet', lane),
    ...shadesOf(blocked, 'blocked', lane),
  ]) as [Shade[], Shade[]]
  const shared = service.filter((shade) => marketing.some((other) => isSame(shade, other)))
  return [
    ...shared.map((shade): Shade => ({ ...shade, lane: 'both' })),
    ...[...service, ...marketing].filter((shade) => !shared.some((other) => isSame(shade, other))),
  ].sort((a, b) => Number(a.kind === 'blocked') - Number(b.kind === 'blocked') || a.from - b.from)
}

/** People come to the notice page by themselves, so its rules are no reason to shade everything. */
function usualChannels(channels: readonly Channel[]): string[] {
  const enabled = channels.filter((channel) => channel.enabled)
  const speaking = enabled.filter(({ type }) => type !== 'notices')
  return (speaking.length > 0 ? speaking : enabled).map(({ key }) => key)
}

/** Stretches with the same words are one, whichever rules they come from. */
function shadesOf(question: Question, kind: Shade['kind'], lane: Kind): Shade[] {
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

function intervalsFor({ world, channels, places, horizon }: Question, kind: Kind): ForbiddenInterval[] {
  const parts = channels.map((channel) => ({ channel, at: null, reach: places }))
  const post = { announcement: null, kind, severity: 'routine' as const, incident: null, waivedRules: [], parts }
  return forbiddenIntervals(world, post, horizon).filter(({ constraint }) => constraint.level === 'block')
}

/** What stops, where unless it is everywhere, and on which channels unless it is on all. */
function noteOf(
  { world, channels, tree }: Question,
  kind: Shade['kind'],
  intervals: readonly ForbiddenInterval[],
): string | null {
  const { constraint } = intervals[0]!
  const stopped = [...new Set(intervals.flatMap((interval) => interval.constraint.channel ?? []))]
  const on = stopped.length < channels.length ? [`on ${stopped.map((key) => world.channelName(key)).join(', ')}`] : []
  if (kind === 'quiet') return on.length === 0 ? null : ['Quiet', ...on].join(' ')
  const places = normalise(intervals.flatMap((interval) => pairs(interval.places)))
  const where = isEverywhere(constraint) ? [] : [summarise(tree, { include: cover(tree, places), exclude: [] })]
  return [`${constraint.type === 'hold' ? 'Hold' : 'Blackout'}: ${constraint.name}`, ...where, ...on].join(', ')
}

function isEverywhere({ source }: Constraint): boolean {
  return 'type' in source && source.area === null
}

function isSame(a: Shade, b: Shade): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.note === b.note
}
