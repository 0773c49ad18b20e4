import { type Intervals, intersection, unionAll } from '../../areas/intervals.ts'
import { forbiddenIntervals } from '../forbidden/forbidden-intervals.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { FindingType, TimeRange } from '../model/report.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { isExempt, placesOf } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { exceededOfCap } from './exceeded-in-plan.ts'

/** A booked message that would break a rule after a change of the rules. */
export interface Violation {
  rule: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  message: Message
  places: Intervals
}

type ViolatingMessage = Pick<Violation, 'message' | 'places'>

/**
 * The violations that would be new if `rules` were in force instead of the world's: of messages booked from now on, by
 * rule and then in calendar order. A message that is exempt from a rule, or has it waived, does not violate it.
 */
export function previewViolations(world: World, rules: readonly Rule[]): Violation[] {
  return rules.flatMap((rule) => {
    const before = world.rules.find((old) => old.id === rule.id)
    if (before && JSON.stringify(before) === JSON.stringify(rule)) return []
    const known = new Set(before ? violatingMessages(world, before).map(({ message }) => message.id) : [])
    const { id, name, type, enforcement } = rule
    return violatingMessages(world, rule)
      .filter(({ message }) => !known.has(message.id))
      .map((violating) => ({ rule: id, name, type, level: enforcement, ...violating }))
  })
}

function violatingMessages(world: World, rule: Rule): ViolatingMessage[] {
  const span = world.plan.span()
  if (span === null) return []
  const ahead = { from: world.now, to: Math.max(world.now, span.to + 1) }
  const isCounted = rule.type === 'cap' && placesOf(rule, world) !== null
  const found = isCounted ? overTheLimit(world, rule, ahead) : inClosedTimes(world, rule, ahead)
  return found
    .filter(({ message }) => message.status === 'booked' && message.at >= world.now && !isExempt(rule, message))
    .sort((a, b) => inOrder(a.message, b.message))
}

function overTheLimit(world: World, cap: Cap, ahead: TimeRange): ViolatingMessage[] {
  const places = new Map<Message, Intervals[]>()
  for (const exceeded of exceededOfCap(world, cap, ahead)) {
    for (const message of exceeded.messages) {
      const there = places.get(message) ?? []
      there.push(intersection(message.reach, exceeded.places))
      places.set(message, there)
    }
  }
  return [...places].map(([message, there]) => ({ message, places: unionAll(there) }))
}

function inClosedTimes(world: World, rule: Rule, ahead: TimeRange): ViolatingMessage[] {
  const alone = { ...world, rules: [rule], holds: [] }
  const messages = world.plan.find({ ...ahead, reach: [0, world.places.count] })
  return messages.flatMap((message) => {
    const intervals = forbiddenIntervals(alone, asCandidate(message), { from: message.at, to: message.at + 1 })
    const now = intervals.filter(({ from, to }) => from <= message.at && message.at < to)
    return now.length === 0 ? [] : [{ message, places: unionAll(now.map((interval) => interval.places)) }]
  })
}

function asCandidate(message: Message): Candidate {
  const { announcement, kind, severity, incident, waivedRules, channel, at, reach } = message
  return { announcement, kind, severity, incident, waivedRules, parts: [{ channel, at, reach }] }
}
