import { unionAll } from '../../areas/tree/intervals.ts'
import { judgmentOf } from '../findings/check.ts'
import { nextFree } from '../forbidden/proposed-times.ts'
import type { Candidate, Part } from '../model/message.ts'
import type { Finding, Remedy } from '../model/report.ts'
import { timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'

/** The channels of a candidate by whether a finding blocks them. */
export interface ChannelSplit {
  free: readonly string[]
  blocked: readonly string[]
}

/**
 * Which channels could go out without the others, by what the rules found at its times. Null unless it has both kinds, or
 * when a finding is about the whole message: about no channel, or about what others of its thread leave too much of.
 */
export function splitByChannel({ parts }: Candidate, findings: readonly Finding[]): ChannelSplit | null {
  const blocking = findings.filter(({ level }) => level === 'block')
  if (blocking.some(({ channel, isOfThread }) => channel === null || isOfThread)) return null
  const found = new Set(blocking.map(({ channel }) => channel))
  const channels = [...new Set(parts.map(({ channel }) => channel))]
  const free = channels.filter((channel) => !found.has(channel))
  const blocked = channels.filter((channel) => found.has(channel))
  return free.length > 0 && blocked.length > 0 ? { free, blocked } : null
}

/**
 * The free channels keep their times, and the blocked ones wait together for the first time that is free for all of them.
 * Empty when there is no such time, or when the free ones may not go out without the others.
 */
export function delayingChannels(world: World, candidate: Candidate, findings: readonly Finding[]): Remedy[] {
  const split = splitByChannel(candidate, findings)
  if (split === null) return []
  const { free, blocked } = split
  const parts = [
    ...candidate.parts.filter(({ channel }) => free.includes(channel)).map(atItsTime),
    ...blocked.map((channel) => untimed(candidate, channel)),
  ]
  const delayed = { ...candidate, parts }
  if (judgmentOf(world, delayed).verdict === 'blocked') return []
  const at = nextFree(world, delayed, timeOf(candidate) ?? world.now)
  return at === null ? [] : [{ type: 'delay_channels', channels: blocked, free, at }]
}

/** "As soon as it may" is now: otherwise it would wait with the others. */
function atItsTime({ soon: _soon, ...part }: Part): Part {
  return part
}

/** The channel at one moment for all of its readers. */
function untimed({ parts }: Candidate, channel: string): Part {
  const reach = unionAll(parts.filter((part) => part.channel === channel).map((part) => part.reach))
  return { channel, reach, at: null, own: true }
}
