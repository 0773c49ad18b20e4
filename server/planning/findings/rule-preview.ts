import { type Intervals, intersection, unionAll } from '../../areas/tree/intervals.ts'
import { exceededOfCap } from '../forbidden/exceeded-in-plan.ts'
import { forbiddenIntervals } from '../forbidden/forbidden-intervals.ts'
import { inOrder } from '../model/bookings.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { FindingType, TimeRange } from '../model/report.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { isExempt, placesOfRule } from '../model/scope.ts'
import type { World } from '../model/world.ts'

/** A booked message that would break a rule after a rule change. */
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
 * Lists the violations that would be new if `rules` replaced the rules of the world, among the messages booked at or
 * after `world.now`, by rule and then in calendar order. A message that is exempt from a rule, or has it waived, does
 * not violate it.
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
  const isCounted = rule.type === 'cap' && placesOfRule(rule, world) !== null
  const found = isCounted ? overTheLimit(world, rule, ahead) : inClosedTimes(world, rule, ahead)
  return found
    .filter(({ message }) => message.status === 'booked' && message.at >= world.now && !isExempt(rule, message))
    .sort((a, b) => inOrder(a.message, b.message))
}

function overTheLimit(world: World, cap: Cap, ahead: TimeRange): ViolatingMessage[] {
  const places = new Map<Message, Intervals[]>()
  for (const exceeded of exceededOfCap(world, cap, ahead)) {
    for (const message of exceeded.messages) {
      const reaches = places.get(message) ?? []
      reaches.push(intersection(message.reach, exceeded.places))
      places.set(message, reaches)
    }
  }
  return [...places].map(([message, reaches]) => ({ message, places: unionAll(reaches) }))
}

function inClosedTimes(world: World, rule: Rule, ahead: TimeRange): ViolatingMessage[] {
  const onlyThisRule = { ...world, rules: [rule], holds: [] }
  const messages = world.plan.find({ ...ahead, reach: [0, world.places.count] })
  return messages.flatMap((message) => {
    const intervals = forbiddenIntervals(onlyThisRule, asCandidate(message), { from: message.at, to: message.at + 1 })
    const active = intervals.filter(({ from, to }) => from <= message.at && message.at < to)
    return active.length === 0 ? [] : [{ message, places: unionAll(active.map((interval) => interval.places)) }]
  })
}

function asCandidate(message: Message): Candidate {
  const { announcement, kind, severity, incident, waivedRules, channel, at, reach } = message
  return { announcement, kind, severity, incident, waivedRules, parts: [{ channel, at, reach }] }
}
