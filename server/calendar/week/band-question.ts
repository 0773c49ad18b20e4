import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { Candidate } from '../../planning/model/message.ts'
import type { TimeRange } from '../../planning/model/report.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { World } from '../../planning/model/world.ts'

/** A time range in which rules or a hold block all posts of a lane. It is full where caps leave no room for one more. */
export interface BlockedBand extends TimeRange {
  kind: 'quiet' | 'full' | 'blocked'
  lane: Kind | 'both'
  /** "Blackout: billing system move, Texas". */
  note: string | null
}

/** Asks when a post to all of `places` on `channels` is blocked within the horizon. */
export interface BandQuestion {
  tree: Tree
  world: World
  channels: readonly string[]
  places: Intervals
  horizon: TimeRange
}

export function aPost({ channels, places }: BandQuestion, kind: Kind): Candidate {
  const parts = channels.map((channel) => ({ channel, at: null, reach: places }))
  return { announcement: null, kind, severity: 'routine', incident: null, waivedRules: [], parts }
}

export function within(horizon: TimeRange, { from, to }: TimeRange): TimeRange {
  return { from: Math.max(from, horizon.from), to: Math.min(to, horizon.to) }
}
