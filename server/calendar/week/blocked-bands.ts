import { type Intervals, normalise, pairs } from '../../areas/tree/intervals.ts'
import { summarisePlaces } from '../../audiences/summary.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Constraint, ForbiddenInterval } from '../../planning/forbidden/forbidden-interval.ts'
import { forbiddenIntervals } from '../../planning/forbidden/forbidden-intervals.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import { type Kind, kinds, type Rule } from '../../planning/model/rule-schema.ts'
import { byZone } from '../../planning/model/zone-groups.ts'
import { formatList } from '../../platform/format.ts'
import type { CalendarState } from '../calendar-state.ts'
import { aPost, type BandQuestion, type BlockedBand, within } from './band-question.ts'
import { fullBands } from './full-bands.ts'

/** The later ones are drawn over the earlier ones. */
const inOrder: readonly BlockedBand['kind'][] = ['quiet', 'full', 'blocked']

/**
 * The blocked bands of the calendar: the engine's forbidden intervals for a post to all of `places`. Without `places`,
 * blackouts and holds anywhere count, quiet hours only in the organization's own zone, and caps not at all, because
 * somewhere a place is nearly always full.
 */
export function blockedBands(
  { world, tree, channels }: CalendarState,
  filter: { places: Intervals | null; channel: string | undefined; zone: string },
  horizon: TimeRange,
): BlockedBand[] {
  const everywhere: Intervals = [0, tree.count]
  const quietPlaces = filter.places ?? byZone(tree, everywhere).get(filter.zone) ?? everywhere
  const asked =
    filter.channel === undefined ? usualChannels(channels) : channels.filter(({ key }) => key === filter.channel)
  const common = { tree, horizon, channels: asked.map(({ key }) => key) }
  const only = (type: Rule['type']) => world.rules.filter((rule) => rule.type === type)
  const quiet: BandQuestion = { ...common, places: quietPlaces, world: { ...world, rules: only('quiet'), holds: [] } }
  const blocked: BandQuestion = {
    ...common,
    places: filter.places ?? everywhere,
    world: { ...world, rules: only('blackout') },
  }
  const full: BandQuestion = {
    ...common,
    places: filter.places ?? [],
    world: { ...world, rules: only('cap'), holds: [] },
  }
  const [service, marketing] = kinds.map((lane) => [
    ...bandsOfLane(quiet, 'quiet', lane),
    ...(filter.places === null ? [] : fullBands(full, asked, lane)),
    ...bandsOfLane(blocked, 'blocked', lane),
  ]) as [BlockedBand[], BlockedBand[]]
  const shared = service.filter((band) => marketing.some((other) => isSame(band, other)))
  return [
    ...shared.map((band): BlockedBand => ({ ...band, lane: 'both' })),
    ...[...service, ...marketing].filter((band) => !shared.some((other) => isSame(band, other))),
  ].sort((a, b) => inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind) || a.from - b.from)
}

/** Leaves out the notice page: readers visit it on their own, so its rules should not decide the bands. */
function usualChannels(channels: readonly Channel[]): Channel[] {
  const enabled = channels.filter((channel) => channel.enabled)
  const sending = enabled.filter(({ type }) => type !== 'notices')
  return sending.length > 0 ? sending : enabled
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
    const times = alike.map((interval) => within(horizon, interval)).map(({ from, to }) => [from, to] as const)
    return pairs(normalise(times)).map(([from, to]) => ({ kind, lane, from, to, note }))
  })
}

function intervalsFor(question: BandQuestion, lane: Kind): ForbiddenInterval[] {
  const { world, horizon } = question
  return forbiddenIntervals(world, aPost(question, lane), horizon).filter(
    ({ constraint }) => constraint.level === 'block',
  )
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
