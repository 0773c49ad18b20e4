import { type Intervals, intersection, unionAll } from '../../areas/intervals.ts'
import { forbidden } from '../forbidden/forbidden-intervals.ts'
import type { Candidate, Message } from '../model/message.ts'
import type { FindingType, Stretch } from '../model/report.ts'
import type { Cap, Rule } from '../model/rule-schema.ts'
import { mayBreak, placesOf } from '../model/scope.ts'
import type { World } from '../model/world.ts'
import { inOrder } from '../store/plan.ts'
import { overWindowsOf } from './exceeded-in-plan.ts'

/** A booked message that a change of the rules would leave in breach of one. */
export interface Broken {
  rule: string
  name: string
  type: FindingType
  level: 'block' | 'warn'
  message: Message
  places: Intervals
}

type Breach = Pick<Broken, 'message' | 'places'>

/**
 * What would newly break if `rules` were in force instead of the world's: of the messages that are booked from now on,
 * by rule and then in the order of the calendar. What is exempt, or may break the rule already, is not in breach of it.
 */
export function previewRules(world: World, rules: readonly Rule[]): Broken[] {
  return rules.flatMap((rule) => {
    const before = world.rules.find((old) => old.id === rule.id)
    if (before && JSON.stringify(before) === JSON.stringify(rule)) return []
    const known = new Set(before ? breaches(world, before).map(({ message }) => message.id) : [])
    const { id, name, type, enforcement } = rule
    return breaches(world, rule)
      .filter(({ message }) => !known.has(message.id))
      .map((breach) => ({ rule: id, name, type, level: enforcement, ...breach }))
  })
}

function breaches(world: World, rule: Rule): Breach[] {
  const span = world.plan.span()
  if (span === null) return []
  const ahead = { from: world.now, to: Math.max(world.now, span.to + 1) }
  const judged = rule.type === 'cap' && placesOf(rule, world) !== null
  const found = judged ? overCap(world, rule, ahead) : stopped(world, rule, ahead)
  return found
    .filter(({ message }) => message.status === 'booked' && message.at >= world.now && !mayBreak(rule, message))
    .sort((a, b) => inOrder(a.message, b.message))
}

function overCap(world: World, cap: Cap, ahead: Stretch): Breach[] {
  const places = new Map<Message, Intervals[]>()
  for (const over of overWindowsOf(world, cap, ahead)) {
    for (const message of over.messages) {
      const there = places.get(message) ?? []
      there.push(intersection(message.reach, over.places))
      places.set(message, there)
    }
  }
  return [...places].map(([message, there]) => ({ message, places: unionAll(there) }))
}

function stopped(world: World, rule: Rule, ahead: Stretch): Breach[] {
  const alone = { ...world, rules: [rule], holds: [] }
  const messages = world.plan.find({ ...ahead, reach: [0, world.places.count] })
  return messages.flatMap((message) => {
    const bans = forbidden(alone, asCandidate(message), { from: message.at, to: message.at + 1 })
    const now = bans.filter(({ from, to }) => from <= message.at && message.at < to)
    return now.length === 0 ? [] : [{ message, places: unionAll(now.map((ban) => ban.places)) }]
  })
}

function asCandidate(message: Message): Candidate {
  const { announcement, kind, severity, incident, passes, channel, at, reach } = message
  return { announcement, kind, severity, incident, passes, parts: [{ channel, at, reach }] }
}
