import { difference, type Intervals, overlaps, size, unionAll } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { cover } from '../../audiences/cover.ts'
import { withoutAreas } from '../../audiences/without-areas.ts'
import { partsOf, resolveTargets, type Targets, totalReach } from '../../calendar/targets.ts'
import type { Channel } from '../../channels/channel.ts'
import { findingsFor } from '../../planning/findings/check.ts'
import { isBookable } from '../../planning/forbidden/bookable-pieces.ts'
import { asProposal } from '../../planning/forbidden/proposed-times.ts'
import type { Candidate } from '../../planning/model/message.ts'
import type { Remedy } from '../../planning/model/report.ts'
import { timeOf } from '../../planning/model/timing.ts'
import type { World } from '../../planning/model/world.ts'
import { remedies } from '../../planning/rescheduling/remedies.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import type { Content } from '../announcement.ts'
import type { Assessment } from './assessment.ts'

/** A longer list of places is no fix that anybody could review. */
const CODES_AT_MOST = 300

/** A remedy that was tried on this announcement and helps, with what it would cost. */
export type UsefulRemedy =
  | Extract<Remedy, { type: 'reschedule' | 'delay_channels' }>
  | {
      type: 'leave_out_places'
      channel: string | null
      places: Intervals
      codes: readonly string[]
      peopleLost: number
      left: { places: number; people: number }
    }
  | { type: 'leave_out_channel'; channel: string; isReachKept: boolean; peopleLost: number; others: number }
  | { type: 'split_by_zone'; zones: number; at: number }

/** What a remedy is tried on. */
interface Attempt {
  tree: Tree
  world: World
  channels: readonly Channel[]
  content: Content
  targets: Targets
  candidate: Candidate
  zone: string
}

/**
 * The remedies that help against the findings that block, each with its cost; those that reschedule others are offered
 * elsewhere. `zone` is the one in which one local time for everybody would be read.
 */
export function usefulRemedies(assessment: Assessment, zone: string): UsefulRemedy[] {
  const { tree, calendar, content, targets, candidate, report, proposed } = assessment
  const { world, channels } = calendar
  const attempt = { tree, world, channels, content, targets, candidate, zone }
  return remedies(world, candidate, report, proposed).flatMap((remedy) => tryRemedy(attempt, remedy))
}

function tryRemedy(attempt: Attempt, remedy: Remedy): UsefulRemedy[] {
  switch (remedy.type) {
    case 'reschedule':
    case 'delay_channels':
      return [remedy]
    case 'leave_out_places':
      return withoutPlaces(attempt, remedy)
    case 'leave_out_channel':
      return withoutChannel(attempt, remedy.channel)
    case 'split_by_zone':
      return oneTimePerZone(attempt, remedy.zones.length)
    case 'reschedule_others':
      return []
  }
}

/** A channel that targets counties still reaches a town that the audience leaves out: then this does not help. */
function withoutPlaces(
  { tree, channels, content, targets }: Attempt,
  { channel: blocked, places }: Extract<Remedy, { type: 'leave_out_places' }>,
): UsefulRemedy[] {
  const codes = cover(tree, places, { include: new Set(content.audience.include) })
  const audience = withoutAreas(tree, content.audience, codes)
  const after = resolveTargets(tree, channels, { audience, channels: content.channels })
  const affected = after.channels.filter(({ channel }) => blocked === null || channel.key === blocked)
  if (codes.length > CODES_AT_MOST || after.places.length === 0) return []
  if (affected.some(({ reach }) => overlaps(reach, places))) return []
  const peopleLost = tree.people(difference(targets.places, after.places)).people
  const left = { places: size(after.places), people: tree.people(after.places).people }
  return [{ type: 'leave_out_places', channel: blocked, places, codes, peopleLost, left }]
}

function withoutChannel({ tree, targets }: Attempt, channel: string): UsefulRemedy[] {
  const others = targets.channels.filter((other) => other.channel.key !== channel)
  if (others.length === 0) return []
  const lost = difference(totalReach(targets), unionAll(others.map(({ reach }) => reach)))
  const isReachKept = lost.length === 0
  const peopleLost = tree.people(lost).people
  return [{ type: 'leave_out_channel', channel, isReachKept, peopleLost, others: others.length }]
}

/** The same time on the clock in every zone, if it can be booked then. */
function oneTimePerZone({ tree, world, targets, content, candidate, zone }: Attempt, zones: number): UsefulRemedy[] {
  const local = localTimeOf(candidate, zone)
  if (local === null) return []
  const parts = partsOf(tree, targets, { at: local, atByChannel: content.atByChannel }, null)
  const split = { ...candidate, parts, waivedRules: [] }
  if (!isBookable(asProposal(world, split).world, split)) return []
  if (findingsFor(world, split, timeOf(split)!).some(({ level }) => level === 'block')) return []
  return [{ type: 'split_by_zone', zones, at: timeOf(candidate)! }]
}

/** What the clock of the zone shows at the candidate's time, as one local time for everybody. */
export function localTimeOf(candidate: Candidate, zone: string): { local: string } | null {
  const at = timeOf(candidate)
  return at === null ? null : { local: readWall(zone, at).wall.slice(0, 16) }
}
