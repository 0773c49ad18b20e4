import type { DateTime } from 'luxon'
import { totalReach } from '../../calendar/targets.ts'
import { freeTimes } from '../../planning/forbidden/free-times.ts'
import { asProposal } from '../../planning/forbidden/proposed-times.ts'
import type { FreeTimes, TimeRange } from '../../planning/model/report.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromInstant, fromMillis, type Instant, toMillis } from '../../platform/clock.ts'
import type { Assessment } from '../checks/assessment.ts'

const DAYS = 7

/** When the announcement could go out within seven days, and what the same people get on the same channels. */
export interface FreeWeek {
  /** From local midnight to local midnight. */
  days: readonly TimeRange[]
  times: FreeTimes
  /** By time. */
  posts: readonly { kind: Kind; at: number }[]
}

/** The next seven days, or those around the chosen time when it is further away; null while it reaches nobody. */
export function freeWeekFor(assessment: Assessment, zone: string): FreeWeek | null {
  const { calendar, candidate, targets, now } = assessment
  if (candidate.parts.length === 0) return null
  const midnight = firstDay(timeOf(candidate), now, zone)
  const edges = Array.from({ length: DAYS + 1 }, (_, index) => midnight.plus({ days: index }).toMillis())
  const week = { from: edges[0]!, to: edges.at(-1)! }
  const horizon = { from: Math.max(toMillis(now), week.from), to: week.to }
  const proposal = asProposal(calendar.world, candidate)
  const channels = new Set(candidate.parts.map(({ channel }) => channel))
  const query = { ...week, reach: totalReach(targets), on: (channel: string) => channels.has(channel) }
  return {
    days: edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1]! })),
    times: freeTimes(proposal.world, proposal.candidate, horizon),
    posts: calendar.world.plan.find(query).filter(({ announcement }) => announcement !== candidate.announcement),
  }
}

/** Today, or the day before the chosen time when that is more than a week away. */
function firstDay(chosen: number | null, now: Instant, zone: string): DateTime {
  const today = fromInstant(now).setZone(zone).startOf('day')
  if (chosen === null || chosen < today.plus({ days: DAYS }).toMillis()) return today
  return fromInstant(fromMillis(chosen)).setZone(zone).startOf('day').minus({ days: 1 })
}
