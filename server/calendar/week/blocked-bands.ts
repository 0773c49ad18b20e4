import { type Intervals, normalise, pairs } from '../../areas/intervals.ts'
import type { Tree } from '../../areas/tree.ts'
import { cover } from '../../audiences/cover.ts'
import { summarise } from '../../audiences/summary.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Ban, Cause } from '../../planning/forbidden/forbidden-interval.ts'
import { forbidden } from '../../planning/forbidden/forbidden-intervals.ts'
import type { Stretch } from '../../planning/model/report.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import type { Planned } from '../calendar-state.ts'

/** A stretch in which a rule or an incident lets nothing of a lane out. */
export interface Shade extends Stretch {
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
  horizon: Stretch
}

/**
 * What the calendar shades, by the engine's own forbidden times: quiet hours, blackouts and holds for a post to all of
 * `places`. Without them, blackouts and holds anywhere, and quiet hours as the organisation's own clock has them.
 */
export function shadesFor(
  tree: Tree,
  { world, channels }: Planned,
  about: { places: Intervals | null; channel: string | undefined; zone: string },
  horizon: Stretch,
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
  const bans = bansFor(question, lane)
  const notes = new Map(
    [...Map.groupBy(bans, ({ cause }) => cause.id)].map(([rule, ofRule]) => [rule, noteOf(question, kind, ofRule)]),
  )
  return [...Map.groupBy(bans, ({ cause }) => notes.get(cause.id)!)].flatMap(([note, alike]) => {
    const times = alike.map(({ from, to }) => [Math.max(from, horizon.from), Math.min(to, horizon.to)] as const)
    return pairs(normalise(times)).map(([from, to]) => ({ kind, lane, from, to, note }))
  })
}

function bansFor({ world, channels, places, horizon }: Question, kind: Kind): Ban[] {
  const parts = channels.map((channel) => ({ channel, at: null, reach: places }))
  const post = { announcement: null, kind, severity: 'routine' as const, incident: null, passes: [], parts }
  return forbidden(world, post, horizon).filter(({ cause }) => cause.level === 'block')
}

/** What stops, where unless it is everywhere, and on which channels unless it is on all. */
function noteOf({ world, channels, tree }: Question, kind: Shade['kind'], bans: readonly Ban[]): string | null {
  const { cause } = bans[0]!
  const stopped = [...new Set(bans.flatMap((ban) => ban.cause.channel ?? []))]
  const on = stopped.length < channels.length ? [`on ${stopped.map((key) => world.channelName(key)).join(', ')}`] : []
  if (kind === 'quiet') return on.length === 0 ? null : ['Quiet', ...on].join(' ')
  const places = normalise(bans.flatMap((ban) => pairs(ban.places)))
  const where = isEverywhere(cause) ? [] : [summarise(tree, { include: cover(tree, places), exclude: [] })]
  return [`${cause.type === 'hold' ? 'Hold' : 'Blackout'}: ${cause.name}`, ...where, ...on].join(', ')
}

function isEverywhere({ source }: Cause): boolean {
  return 'type' in source && source.area === null
}

function isSame(a: Shade, b: Shade): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.note === b.note
}
