import { intersection, overlaps } from '../areas/tree/intervals.ts'
import { check } from '../planning/findings/check.ts'
import { exceededInPlan } from '../planning/forbidden/exceeded-in-plan.ts'
import type { Candidate } from '../planning/model/message.ts'
import type { Finding, Report, TimeRange } from '../planning/model/report.ts'
import type { Cap } from '../planning/model/rule-schema.ts'
import { placesOfRule } from '../planning/model/scope.ts'
import { timeOf } from '../planning/model/timing.ts'
import type { World } from '../planning/model/world.ts'
import { durationMillis } from '../planning/time/duration.ts'
import { formatCount, formatDuration } from '../platform/format.ts'
import { periodStarts } from '../platform/time/zones.ts'
import { dateInWords } from '../platform/time-words.ts'
import type { Scene } from './cases/case.ts'
import type { Aimed } from './cases/country.ts'

/** A rule's window in a picture. */
export interface Bracket extends TimeRange {
  /** "24 hours: 2 posts, 1 allowed". */
  label: string
  over: boolean
}

/** The engine's report on a candidate, limited to the places of one row. */
export function reportIn(world: World, candidate: Candidate, { places }: Aimed): Report {
  const parts = candidate.parts.map((part) => ({ ...part, reach: intersection(part.reach, places) }))
  return check(world, { ...candidate, parts: parts.filter(({ reach }) => reach.length > 0) })
}

/** The windows that the trials would exceed, or one that allows them. Without trials, the plan's exceeded windows. */
export function bracketsIn(scene: Scene, world: World, row: Aimed): Bracket[] {
  if (scene.trials.length === 0) return exceededBrackets(world, row)
  const brackets = scene.trials.flatMap(({ candidate }) => {
    if (!candidate.parts.some(({ reach }) => overlaps(reach, row.places))) return []
    const { findings } = reportIn(world, candidate, row)
    return findings.length > 0
      ? findings.map((finding) => exceededBracket(finding, world, row))
      : allowingBracket(scene, world, candidate, row)
  })
  const keyOf = ({ from, to }: Bracket) => `${from} ${to}`
  const over = new Map(brackets.filter((bracket) => bracket.over).map((bracket) => [keyOf(bracket), bracket]))
  return [...new Map(brackets.map((bracket) => [keyOf(bracket), over.get(keyOf(bracket)) ?? bracket])).values()]
}

function exceededBracket({ window, type, count, limit, rule }: Finding, world: World, row: Aimed): Bracket {
  const cap = world.rules.find(({ id }) => id === rule)
  const length =
    cap?.type === 'cap' ? lengthOf(cap, window, zoneOf(world, row)) : formatDuration(window.to - window.from)
  const label = type === 'cap' ? `${length}: ${formatCount(count ?? 0, 'post')}, ${limit} allowed` : length
  return { ...window, label, over: true }
}

function exceededBrackets(world: World, row: Aimed): Bracket[] {
  return exceededInPlan(world)
    .filter(({ places }) => overlaps(places, row.places))
    .map(({ cap, window, messages }) => ({
      ...window,
      label: `${lengthOf(cap, window, zoneOf(world, row))}: ${formatCount(messages.length, 'post')}, ${cap.limit} allowed`,
      over: true,
    }))
}

/** The window of the first cap, starting at the earliest post it could hold together with the candidate. */
function allowingBracket(scene: Scene, world: World, candidate: Candidate, row: Aimed): Bracket[] {
  const cap = world.rules.find((rule) => rule.type === 'cap')
  const scope = cap && placesOfRule(cap, world)
  if (!cap || !scope || !overlaps(scope, row.places)) return []
  const at = timeOf(candidate)!
  const window =
    'rolling' in cap.window ? rollingWindow(durationMillis(cap.window.rolling)!) : calendarWindow(cap.window.calendar)
  return [{ ...window, label: lengthOf(cap, window, zoneOf(world, row)), over: false }]

  function rollingWindow(length: number): TimeRange {
    const from = scene.posts
      .filter(({ announcement }) => announcement === null || announcement !== candidate.announcement)
      .filter((post) => overlaps(post.reach, row.places) && post.at >= at - length && post.at <= at)
      .reduce((earliest, post) => Math.min(earliest, post.at), at)
    return { from, to: from + length }
  }

  function calendarWindow(period: 'day' | 'week' | 'month'): TimeRange {
    const [from, to] = periodStarts(zoneOf(world, row), period, at, at + 1)
    return { from: from!, to: to! }
  }
}

/** "24 hours", or the day by its date. */
function lengthOf({ window }: Cap, { from, to }: TimeRange, zone: string): string {
  return 'calendar' in window ? dateInWords(from, zone) : formatDuration(to - from)
}

function zoneOf({ places }: World, row: Aimed): string {
  return places.zones[places.zoneOf[row.places[0]!]!]!
}
