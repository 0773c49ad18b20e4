import { asProposal } from '../forbidden/proposed-times.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { Finding, Report } from '../model/report.ts'
import { placedAt, timeOf } from '../model/timing.ts'
import type { World } from '../model/world.ts'
import { planOverlay } from '../store/plan-overlay.ts'
import { threadCollisions } from './caused-windows.ts'
import { check } from './check.ts'

/** What booking a candidate takes off the plan. */
export interface Leaving {
  /** With the plan as it is now. */
  before: World
  messages: readonly Message[]
}

/**
 * Checks a candidate with all windows that booking it fills: when the first message of an incident leaves its time, the
 * next one counts there (docs/scheduling-rules.md#threads). The later the candidate goes out, the more messages of the
 * thread come before it and count, so no time after one that is refused for this is free.
 */
export function checkInThread(world: World, candidate: Candidate, leaving: Leaving): Report {
  const report = check(world, candidate)
  if (leaving.messages.every(({ incident }) => incident === null)) return report
  const at = timeOf(candidate)
  if (report.verdict !== 'blocked' && at !== null) {
    const findings = collisionsOf(candidate, leaving)
    if (findings.length > 0) return { verdict: 'blocked', findings: [...report.findings, ...findings], nextFree: null }
  }
  if (report.nextFree === null || report.nextFree === at) return report
  const proposed = placedAt(asProposal(world, candidate).candidate, report.nextFree)
  return proposed !== null && collisionsOf(proposed, leaving).length === 0 ? report : { ...report, nextFree: null }
}

function collisionsOf({ parts, ...candidate }: Candidate, { before, messages }: Leaving): Finding[] {
  const { kind, severity, incident, waivedRules } = candidate
  const announcement = candidate.announcement ?? 'candidate'
  const booked = parts.flatMap(({ channel, at, reach }, index): Message[] => {
    if (at === null) return []
    const [id, committed] = [`own ${index}`, Number.POSITIVE_INFINITY]
    const base = { id, announcement, kind, severity, incident, waivedRules }
    return [{ ...base, channel, at, reach, committed, status: 'booked' }]
  })
  const after = planOverlay(before.plan, new Set(messages.map(({ id }) => id)), booked)
  const incidents = new Set(messages.flatMap((message) => (message.incident === null ? [] : [message.incident])))
  return [...incidents].flatMap((thread) => threadCollisions(before, after, thread))
}
