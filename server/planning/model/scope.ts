import type { Intervals } from '../../areas/tree/intervals.ts'
import { reaches, type Severity } from '../../incidents/severity.ts'
import type { Kind, Rule } from './rule-schema.ts'
import type { World } from './world.ts'

/** The properties that decide whether a rule may block a post at all. */
interface GovernedPost {
  kind: Kind
  severity: Severity
  waivedRules: readonly string[]
}

export function isAbout(rule: Rule, kind: Kind, channel: string): boolean {
  return rule.kinds.includes(kind) && coversChannel(rule, channel)
}

export function coversChannel({ channels }: Rule, channel: string): boolean {
  if (channels === 'all') return true
  return 'except' in channels ? !channels.except.includes(channel) : channels.includes(channel)
}

/** The rule never blocks an exempt or overridden post, but the post still counts against others. */
export function isExempt(rule: Rule, post: GovernedPost): boolean {
  return reaches(post.severity, rule.exemptFrom) || post.waivedRules.includes(rule.id)
}

/**
 * The places that a rule covers; null when its area, or one of its audience, is unknown or retired. A rule that cannot be evaluated is never
 * silently skipped.
 */
export function placesOfRule(rule: Rule, world: World): Intervals | null {
  if (rule.audience !== null) return world.names.audiencePlaces(rule.audience) ?? null
  if (rule.area === null) return [0, world.places.count]
  const interval = world.names.areaInterval(rule.area)
  return interval && interval[0] < interval[1] ? interval : null
}
