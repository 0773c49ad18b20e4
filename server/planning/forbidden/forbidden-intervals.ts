import { type Intervals, intersection, unionAll } from '../../areas/tree/intervals.ts'
import type { Candidate } from '../model/message.ts'
import type { TimeRange } from '../model/report.ts'
import type { Rule } from '../model/rule-schema.ts'
import { isAbout, isExempt, placesOfRule } from '../model/scope.ts'
import { timingOf } from '../model/timing.ts'
import type { Hold, World } from '../model/world.ts'
import { reportCapIntervals } from './cap-intervals.ts'
import { lookaroundMillis } from './cap-windows.ts'
import { blackoutClosures, holdClosures, quietClosures, reportClosedIntervals } from './closed-intervals.ts'
import {
  allTime,
  type Constraint,
  type ForbiddenInterval,
  type Question,
  type Reporting,
} from './forbidden-interval.ts'
import { idOfHold } from './holds.ts'
import { nearbyMessages } from './nearby-messages.ts'

/**
 * The only place that decides when a candidate may not go out, and why: the ranges of its time in which a constraint
 * forbids it. If some parts have no time, the ranges are about the time of those parts. The check, the next free time,
 * the free times and the blocked bands of the calendar all use it. Intervals may extend beyond the horizon.
 */
export function forbiddenIntervals(world: World, candidate: Candidate, horizon: TimeRange): ForbiddenInterval[] {
  const intervals: ForbiddenInterval[] = []
  const report = (interval: ForbiddenInterval) => intervals.push(interval)
  reportForbidden(world, candidate, horizon, { detail: 'places', report })
  return intervals
}

/**
 * Same as `forbiddenIntervals`, for callers that do not keep the intervals. Cheap rules run first, because they may be
 * enough.
 */
export function reportForbidden(
  world: World,
  candidate: Candidate,
  horizon: TimeRange,
  { detail, report, isEnough = () => false }: Reporting,
): void {
  const question: Question = { world, candidate, timing: timingOf(candidate), horizon }
  const rules = world.rules
    .filter((rule) => !isExempt(rule, candidate))
    .sort((a, b) => lookaroundMillis(a) - lookaroundMillis(b))
  const caps = rules.filter((rule) => rule.type === 'cap')
  const nearby = nearbyMessages(question, caps)
  for (const rule of rules) {
    const area = placesOfRule(rule, world)
    for (const constraint of constraintsOf(rule, candidate)) {
      if (isEnough()) return
      const { channel } = constraint
      if (area === null) {
        report({ constraint, ...allTime, places: reachOn(channel, rule, candidate), cause: null })
      } else if (rule.type === 'cap') {
        const stream = { cap: rule, channel }
        reportCapIntervals({ ...question, stream, constraint, area, nearby, detail }, report)
      } else {
        reportClosedIntervals(question, constraint, (reach) => closures(rule, world, intersection(reach, area)), report)
      }
    }
  }
  if (candidate.kind === 'service') return
  for (const constraint of world.holds.flatMap((hold) => holdConstraints(hold, candidate))) {
    const hold = constraint.source
    reportClosedIntervals(question, constraint, (reach) => holdClosures(hold, world.now, reach), report)
  }
}

/**
 * One constraint for each of the candidate's channels that the rule covers, or a single one when it counts them
 * together.
 */
function constraintsOf(rule: Rule, candidate: Candidate): Constraint[] {
  const { id, name, type, enforcement: level } = rule
  const channels = channelsOf(candidate).filter((channel) => isAbout(rule, candidate.kind, channel))
  const streams = type === 'cap' && rule.across === 'together' ? channels.slice(0, 1).map(() => null) : channels
  return streams.map((channel) => ({ id, name, type, level, channel, source: rule }))
}

function holdConstraints(hold: Hold, candidate: Candidate): (Constraint & { source: Hold })[] {
  const id = idOfHold(hold)
  if (candidate.waivedRules.includes(id)) return []
  return channelsOf(candidate).map((channel) => {
    return { id, name: hold.title, type: 'hold', level: 'block', channel, source: hold }
  })
}

function reachOn(channel: string | null, rule: Rule, { kind, parts }: Candidate): Intervals {
  const governed = parts.filter((part) => isAbout(rule, kind, part.channel))
  return unionAll(governed.filter((part) => channel === null || part.channel === channel).map((part) => part.reach))
}

function channelsOf({ parts }: Candidate): string[] {
  return [...new Set(parts.map((part) => part.channel))]
}

function closures(rule: Exclude<Rule, { type: 'cap' }>, world: World, places: Intervals) {
  return rule.type === 'quiet' ? quietClosures(rule, world, places) : blackoutClosures(rule, places)
}
