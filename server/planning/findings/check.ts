import { size, unionAll } from '../../areas/intervals.ts'
import type { Ban, Cause, Evidence } from '../forbidden/forbidden-interval.ts'
import { reportForbidden } from '../forbidden/forbidden-intervals.ts'
import { nextFree } from '../forbidden/free-times.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Finding, Report, Stretch, Verdict } from '../model/report.ts'
import type { Cap } from '../model/rule-schema.ts'
import { timed, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { inOrder } from '../store/plan.ts'
import { sentenceFor } from './sentences.ts'
import { type Excess, worstWindow } from './worst-window.ts'

/** Judges a candidate at its times. Parts without a time are left out; without any time only `nextFree` is answered. */
export function check(world: World, candidate: Candidate): Report {
  const at = timeOf(candidate)
  if (at === null) return { verdict: 'clear', findings: [], nextFree: nextFree(world, candidate, world.now) }
  const findings = findingsFor(world, timed(candidate), at)
  const verdict = verdictOf(findings)
  return { verdict, findings, nextFree: verdict === 'blocked' ? nextFree(world, timed(candidate), at) : at }
}

/** The findings alone, for those that do not ask what would be free instead. */
export function findingsFor(world: World, candidate: Candidate, at: number): Finding[] {
  const bansOf = new Map<string, Ban[]>()
  const report = (ban: Ban) => {
    if (ban.from > at || ban.to <= at) return
    const key = JSON.stringify([ban.cause.id, ban.cause.channel])
    const bans = bansOf.get(key)
    if (bans) bans.push(ban)
    else bansOf.set(key, [ban])
  }
  reportForbidden(world, candidate, { from: at, to: at + 1 }, { detail: 'places', report })
  const order = [...world.rules, ...world.holds]
  const findings = [...bansOf.values()].sort(
    (a, b) => order.indexOf(a[0]!.cause.source) - order.indexOf(b[0]!.cause.source),
  )
  return findings.map((bans) => findingOf(world, candidate, at, bans))
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.level === 'block')) return 'blocked'
  return findings.length > 0 ? 'warning' : 'clear'
}

function findingOf(world: World, candidate: Candidate, at: number, bans: readonly Ban[]): Finding {
  const { cause } = bans[0]!
  const intervals = unionAll(bans.map((ban) => ban.places))
  const excess = worstExcess(cause, bans, at)
  const finding = {
    rule: cause.id,
    name: cause.name,
    type: cause.type,
    level: cause.level,
    channel: cause.channel,
    places: { count: size(intervals), intervals, zones: [...byZone(world.places, intervals).keys()] },
    window: excess?.window ?? windowOf(bans, at),
    count: excess?.count ?? null,
    limit: 'limit' in cause.source ? cause.source.limit : null,
    collidesWith: collisions(bans),
  }
  return { ...finding, message: sentenceFor(world, candidate, cause, finding, excess?.zone) }
}

/** A rule that cannot be judged stops everything for ever; that has no window. */
function windowOf(bans: readonly Ban[], at: number): Stretch {
  const from = Math.min(...bans.map((ban) => ban.from))
  const to = Math.max(...bans.map((ban) => ban.to))
  return Number.isFinite(to - from) ? { from, to } : { from: at, to: at + 1 }
}

function worstExcess({ source }: Cause, bans: readonly Ban[], at: number): Excess | null {
  const evidences = new Set<Evidence>()
  for (const { blame } of bans) if (blame) evidences.add(blame.evidence)
  let worst: Excess | null = null
  for (const evidence of evidences) {
    const excess = worstWindow(source as Cap, evidence, at)
    if (worst === null || excess.count > worst.count) worst = excess
  }
  return worst
}

/** The announcements to blame, in the order of the calendar. */
function collisions(bans: readonly Ban[]): string[] {
  const blamed = new Set<Message>()
  for (const { blame } of bans) {
    if (!blame) continue
    for (let index = blame.first; index < blame.end; index++) blamed.add(blame.evidence.messages[index]!)
  }
  return [...new Set([...blamed].sort(inOrder).map((message) => message.announcement))]
}
