import { type Intervals, unionAll } from '../areas/tree/intervals.ts'
import type { Tree } from '../areas/tree/tree.ts'
import { type Audience, resolveAudience } from '../audiences/audience.ts'
import { cover } from '../audiences/cover.ts'
import { reachOf, unserved } from '../audiences/reach.ts'
import type { Channel } from '../channels/channel.ts'
import type { Part } from '../planning/model/message.ts'
import { byZone } from '../planning/model/zone-groups.ts'
import { fromMillis, toMillis } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/errors.ts'
import { resolveWallTime } from '../platform/time/wall-time.ts'
import type { Slot } from './booking.ts'
import { type At, isMoment } from './time-input.ts'

/** The fields that decide where and when a message goes. */
export interface Intent {
  audience: Audience
  channels: readonly string[]
  at: At
  atByChannel: Readonly<Record<string, Exclude<At, 'approval' | null>>>
}

/** The places that a message actually reaches on one channel. */
export interface ChannelReach {
  channel: Channel
  reach: Intervals
}

export interface Targets {
  /** The codes that the audience includes. */
  include: readonly string[]
  /** The places of the audience. */
  places: Intervals
  channels: ChannelReach[]
  /** Problems with the audience or channels, by field; empty if there are none. */
  errors: FieldErrors
}

/** Where a message goes on each of its channels, with an error for each field that does not work. */
export function resolveTargets(
  tree: Tree,
  channels: readonly Channel[],
  intent: Pick<Intent, 'audience' | 'channels'>,
): Targets {
  const resolved = resolveAudience(tree, intent.audience)
  const errors: FieldErrors = {}
  if (!resolved.ok) for (const [path, message] of Object.entries(resolved.errors)) errors[`audience.${path}`] = message
  const places = resolved.ok ? resolved.places : []
  if (intent.channels.length === 0) errors['channels'] = 'Choose at least one channel.'
  const targets: ChannelReach[] = []
  for (const [index, key] of intent.channels.entries()) {
    const channel = channels.find((candidate) => candidate.key === key)
    const path = `channels.${index}`
    if (!channel) errors[path] = `There is no channel ${key}.`
    else if (!channel.enabled) errors[path] = `${channel.name} is off. Choose another channel.`
    else if (resolved.ok) {
      const sentence = unserved(tree, channel, places)
      if (sentence) errors[path] = sentence
      else targets.push({ channel, reach: reachOf(tree, channel, places) })
    }
  }
  return { include: resolved.ok ? resolved.audience.include : [], places, channels: targets, errors }
}

export function totalReach({ channels }: Targets): Intervals {
  return unionAll(channels.map(({ reach }) => reach))
}

/** One part per channel, or per channel and zone for a local time. `now` is the time of "as soon as approved". */
export function partsOf(
  tree: Tree,
  { channels }: Targets,
  intent: Pick<Intent, 'at' | 'atByChannel'>,
  now: number | null,
): Part[] {
  return channels.flatMap(({ channel, reach }): Part[] => {
    const ownAt = intent.atByChannel[channel.key]
    const at: At = ownAt ?? intent.at
    const part = { channel: channel.key, reach, ...(ownAt === undefined ? {} : { own: true }) }
    if (at === null || (at === 'approval' && now === null)) return [{ ...part, at: null }]
    if (at === 'approval') return [{ ...part, at: now, soon: true }]
    if (isMoment(at)) return [{ ...part, at: toMillis(at.at) }]
    return [...byZone(tree, reach)].map(([zone, places]) => {
      const read = resolveWallTime({ wall: at.local, zone })
      const instant = read.ok ? read.at : firstReading(read)
      return { ...part, zone, reach: places, wall: wallOf(at), at: instant }
    })
  })
}

/** What the clocks should show, in milliseconds as if it were UTC. */
export function wallOf({ local }: { local: string }): number {
  return toMillis(`${local}Z`)
}

/** A local time on a day that skips or repeats it: the next time that exists, or the first of the two. */
function firstReading(problem: Exclude<ReturnType<typeof resolveWallTime>, { ok: true }>): number | null {
  if (problem.reason === 'missing') return problem.next.at
  return problem.reason === 'ambiguous' ? problem.choices[0]!.at : null
}

/** The calendar slots of the parts of these targets. A part without a time gets none. */
export function slotsOf(tree: Tree, parts: readonly Part[], { channels, ...targets }: Targets): Slot[] {
  const include = new Set(targets.include)
  const channelOf = new Map(channels.map(({ channel }) => [channel.key, channel]))
  return parts.flatMap(({ channel: key, zone = null, at, reach }) => {
    if (at === null) return []
    const channel = channelOf.get(key)
    const aim = channel ? { include, channel } : { include }
    return [{ channel: key, zone, at: fromMillis(at), reach: cover(tree, reach, aim) }]
  })
}
