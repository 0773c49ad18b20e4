import { overlaps } from '../areas/tree/intervals.ts'
import type { CalendarState } from '../calendar/calendar-state.ts'
import type { Part } from '../planning/model/message.ts'
import type { Finding } from '../planning/model/report.ts'
import { coversChannel } from '../planning/model/scope.ts'
import type { World } from '../planning/model/world.ts'
import type { Db } from '../platform/transact.ts'
import { listOverrides, type Override } from './review-queries.ts'

/** What an announcement would break, and the hash of each of its parts (`hashPlacements`). */
export interface Overridable {
  world: World
  parts: readonly Part[]
  placements: readonly string[]
  findings: readonly Finding[]
}

/** The placements of the parts that a finding is about: on its channel, or on those that its rule counts together. */
export function placementsOf({ world, parts, placements }: Omit<Overridable, 'findings'>, finding: Finding): string[] {
  const rule = world.rules.find(({ id }) => id === finding.rule)
  const isOn = (channel: string) =>
    finding.channel === null ? rule === undefined || coversChannel(rule, channel) : finding.channel === channel
  return placements.filter((_placement, index) => {
    const { channel, reach } = parts[index]!
    return isOn(channel) && overlaps(reach, finding.places.intervals)
  })
}

/**
 * Of the overrides that were given for an announcement, those that pass what it would break now: each part with the
 * finding was overridden for it. One override passes everything that its rule finds, or nothing.
 */
export function inForce(overridable: Overridable, given: readonly Override[]): Override[] {
  const byRule = Map.groupBy(overridable.findings, ({ rule }) => rule)
  return [...byRule].flatMap(([rule, findings]) => {
    const ofRule = given.filter((override) => override.rule === rule)
    const needed = new Set(findings.flatMap((finding) => placementsOf(overridable, finding)))
    const named = new Set(ofRule.map(({ placementHash }) => placementHash))
    if (needed.size === 0 || [...needed].some((placement) => !named.has(placement))) return []
    return ofRule.filter(({ placementHash }) => needed.has(placementHash))
  })
}

/** The overrides given since it was last sent for approval, by which their rule is still what the approver saw. */
export async function listGiven(
  db: Db,
  { id, submittedAt }: { id: string; submittedAt: string | null },
  revisions: CalendarState['revisions'],
): Promise<Override[]> {
  if (submittedAt === null) return []
  const given = await listOverrides(db, id)
  return given.filter(({ at, rule, ruleRevision }) => at >= submittedAt && ruleRevision === revisions.get(rule))
}
