import { type Intervals, intersection, unionAll } from '../../areas/intervals.ts'
import type { Candidate } from '../model/message.ts'
import type { Stretch } from '../model/report.ts'
import type { Rule } from '../model/rule-schema.ts'
import { isAbout, mayBreak, placesOf } from '../model/scope.ts'
import { timingOf } from '../model/timing.ts'
import type { Hold, World } from '../model/world.ts'
import { reportCapBans } from './cap-intervals.ts'
import { outlookOf } from './cap-windows.ts'
import { always, blackoutStops, holdStops, quietStops, reportStops } from './closed-intervals.ts'
import type { Ban, Cause, Reporting } from './forbidden-interval.ts'
import { idOfHold } from './holds.ts'
import { comparisonFor } from './nearby-messages.ts'

/**
 * The one function that says when a candidate may not go out, and why: the stretches of its time (of the time of its
 * parts without one, if it has any) at which some rule forbids it. The check, the next free time, the free times and
 * the shading of the calendar all read it. Stretches may reach beyond the horizon.
 */
export function forbidden(world: World, candidate: Candidate, horizon: Stretch): Ban[] {
  const bans: Ban[] = []
  reportForbidden(world, candidate, horizon, { detail: 'places', report: (ban) => bans.push(ban) })
  return bans
}

/**
 * The same, ban by ban, for those that do not keep them. The rules that look least far come first: they may be enough.
 */
export function reportForbidden(
  world: World,
  candidate: Candidate,
  horizon: Stretch,
  { detail, report, isEnough = () => false }: Reporting,
): void {
  const timing = timingOf(candidate)
  const rules = world.rules.filter((rule) => !mayBreak(rule, candidate)).sort((a, b) => outlookOf(a) - outlookOf(b))
  const caps = rules.filter((rule) => rule.type === 'cap')
  const comparison = comparisonFor(world, candidate, timing, horizon, caps)
  for (const rule of rules) {
    const area = placesOf(rule, world)
    for (const channel of streamsOf(rule, candidate)) {
      if (isEnough()) return
      const cause = { id: rule.id, name: rule.name, type: rule.type, level: rule.enforcement, channel, source: rule }
      if (area === null) {
        report({ cause, ...always, places: reachOn(channel, rule, candidate), blame: null })
      } else if (rule.type === 'cap') {
        const stream = { cap: rule, channel }
        reportCapBans({ world, candidate, timing, stream, cause, area, comparison, horizon, detail }, report)
      } else {
        reportStops(cause, timing, horizon, (reach) => stopsOf(rule, world, intersection(reach, area)), report)
      }
    }
  }
  if (candidate.kind === 'service') return
  for (const hold of world.holds) {
    for (const channel of channelsOf(candidate)) {
      const cause = causeOfHold(hold, channel)
      if (candidate.passes.includes(cause.id)) continue
      reportStops(cause, timing, horizon, (reach) => holdStops(hold, world.now, reach), report)
    }
  }
}

/** The candidate's channels that the rule is about, one by one; [null] when it counts them together. */
function streamsOf(rule: Rule, candidate: Candidate): (string | null)[] {
  const channels = channelsOf(candidate).filter((channel) => isAbout(rule, candidate.kind, channel))
  return rule.type === 'cap' && rule.across === 'together' ? channels.slice(0, 1).map(() => null) : channels
}

function reachOn(channel: string | null, rule: Rule, { kind, parts }: Candidate): Intervals {
  const concerned = parts.filter((part) => isAbout(rule, kind, part.channel))
  return unionAll(concerned.filter((part) => channel === null || part.channel === channel).map((part) => part.reach))
}

function channelsOf({ parts }: Candidate): string[] {
  return [...new Set(parts.map((part) => part.channel))]
}

function stopsOf(rule: Exclude<Rule, { type: 'cap' }>, world: World, places: Intervals) {
  return rule.type === 'quiet' ? quietStops(rule, world, places) : blackoutStops(rule, places)
}

function causeOfHold(hold: Hold, channel: string): Cause {
  return { id: idOfHold(hold), name: hold.title, type: 'hold', level: 'block', channel, source: hold }
}
