import { size, unionAll } from '../../areas/tree/intervals.ts'
import { isBookable } from '../forbidden/bookable-pieces.ts'
import type { Constraint, ForbiddenInterval, PlaceMessages } from '../forbidden/forbidden-interval.ts'
import { reportForbidden } from '../forbidden/forbidden-intervals.ts'
import { asProposal, nextFree } from '../forbidden/proposed-times.ts'
import { threadJudge } from '../forbidden/thread-windows.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Finding, Judgment, Report, TimeRange, Verdict } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { hasOpenParts, timed, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { findingOfWindow } from './caused-windows.ts'
import { sentenceFor } from './sentences.ts'
import { type WorstWindow, worstWindow } from './worst-window.ts'

/**
 * Checks a candidate at its times (docs/scheduling-rules.md#checking-and-booking), with the windows that others of its
 * thread fill when it leaves its earlier times. Parts without a time are left out of the findings; `nextFree` is then
 * their time, and the others keep theirs.
 */
export function check(world: World, candidate: Candidate): Report {
  const judgment = judgmentOf(world, candidate)
  return { ...judgment, nextFree: timeToPropose(world, candidate, judgment) }
}

/** What the rules find at its times. It skips the search for a free time, which costs the most. */
export function judgmentOf(world: World, candidate: Candidate): Judgment {
  const at = timeOf(candidate)
  if (at === null) return { verdict: 'clear', findings: [] }
  const findings = [...findingsFor(world, timed(candidate), at), ...threadFindings(world, candidate)]
  return { verdict: verdictOf(findings), findings }
}

/** The `nextFree` of a candidate that was judged so. */
export function timeToPropose(world: World, candidate: Candidate, { verdict, findings }: Judgment): number | null {
  const at = timeOf(candidate)
  if (at === null) return nextFree(world, candidate, world.now)
  // The later it goes out, the more of its thread counts.
  if (findings.some(({ isOfThread }) => isOfThread)) return null
  // Its own time is proposed only if it is still ahead when somebody uses it.
  const later = asProposal(world, candidate).world
  if (verdict !== 'blocked' && isBookable(later, candidate) && !isHeld(later, candidate, at)) return at
  return nextFree(world, candidate, hasOpenParts(candidate) ? world.now : at)
}

/** Whether a hold stops it. A hold whose expected end passes meanwhile reaches further. */
function isHeld(world: World, candidate: Candidate, at: number): boolean {
  if (candidate.kind !== 'marketing' || world.holds.length === 0) return false
  return findingsFor({ ...world, rules: [] }, timed(candidate), at).some(({ level }) => level === 'block')
}

/**
 * What the candidate leaves too much of, by leaving its earlier times. No override helps against it, because the posts in
 * those windows are others.
 */
function threadFindings(world: World, candidate: Candidate): Finding[] {
  if (candidate.parts.some(({ at }) => at === null)) return []
  const windows = threadJudge(world, candidate)?.windowsWith(candidate.parts) ?? []
  return windows.map((window) => ({ ...findingOfWindow(world, window), isOfThread: true }))
}

/** The rules that the candidate itself breaks at its times. */
export function findingsFor(world: World, candidate: Candidate, at: number): Finding[] {
  const byConstraint = new Map<string, ForbiddenInterval[]>()
  const report = (interval: ForbiddenInterval) => {
    if (interval.from > at || interval.to <= at) return
    const { id, channel } = interval.constraint
    const key = JSON.stringify([id, channel])
    const known = byConstraint.get(key)
    if (known) known.push(interval)
    else byConstraint.set(key, [interval])
  }
  reportForbidden(world, candidate, { from: at, to: at + 1 }, { detail: 'places', report })
  const order = [...world.rules, ...world.holds]
  return [...byConstraint.values()]
    .sort((a, b) => order.indexOf(a[0]!.constraint.source) - order.indexOf(b[0]!.constraint.source))
    .map((forbidden) => findingOf(world, candidate, at, forbidden))
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.level === 'block')) return 'blocked'
  return findings.length > 0 ? 'warning' : 'clear'
}

function findingOf(world: World, candidate: Candidate, at: number, forbidden: readonly ForbiddenInterval[]): Finding {
  const { constraint } = forbidden[0]!
  const { id, name, type, level, channel, source } = constraint
  const intervals = unionAll(forbidden.map(({ places }) => places))
  const worst = worstOf(constraint, forbidden, at)
  const finding = {
    rule: id,
    name,
    type,
    level,
    channel,
    places: { count: size(intervals), intervals, zones: [...byZone(world.places, intervals).keys()] },
    window: worst?.window ?? rangeOf(forbidden, at),
    count: worst?.count ?? null,
    limit: 'limit' in source ? source.limit : null,
    collidesWith: collisions(forbidden),
  }
  return { ...finding, message: sentenceFor({ world, candidate, constraint, finding, zone: worst?.zone ?? null }) }
}

/** A rule that cannot be evaluated forbids all time, which has no window. The window is then the instant `at`. */
function rangeOf(forbidden: readonly ForbiddenInterval[], at: number): TimeRange {
  const from = Math.min(...forbidden.map((interval) => interval.from))
  const to = Math.max(...forbidden.map((interval) => interval.to))
  return Number.isFinite(to - from) ? { from, to } : { from: at, to: at + 1 }
}

function worstOf({ source }: Constraint, forbidden: readonly ForbiddenInterval[], at: number): WorstWindow | null {
  const distinct = new Set<PlaceMessages>()
  for (const { cause } of forbidden) if (cause) distinct.add(cause.placeMessages)
  let worst: WorstWindow | null = null
  for (const placeMessages of distinct) {
    const window = worstWindow(source as Cap, placeMessages, at)
    if (worst === null || window.count > worst.count) worst = window
  }
  return worst
}

/** The announcements that cause the finding, in calendar order. */
function collisions(forbidden: readonly ForbiddenInterval[]): string[] {
  const colliding = new Set<Message>()
  for (const { cause } of forbidden) {
    if (!cause) continue
    for (let index = cause.first; index < cause.end; index++) colliding.add(cause.placeMessages.messages[index]!)
  }
  return [...new Set([...colliding].sort(inOrder).map((message) => message.announcement))]
}
