import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { difference, type Intervals } from '../../server/areas/tree/intervals.ts'
import { findingsFor } from '../../server/planning/findings/check.ts'
import { exceededInPlan } from '../../server/planning/forbidden/exceeded-in-plan.ts'
import { freeTimes } from '../../server/planning/forbidden/free-times.ts'
import { nextFree, previousFree } from '../../server/planning/forbidden/proposed-times.ts'
import type { Candidate, Message } from '../../server/planning/model/message.ts'
import type { Rule } from '../../server/planning/model/rule-schema.ts'
import type { World } from '../../server/planning/model/world.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { asCandidates, placedAt, runs, type Scene, scenes } from './arbitraries.ts'
import { leavesTooMany, oracle, overPlaces } from './oracle.ts'
import { asMeant } from './random-trees.ts'

// PROPERTY_RUNS can ask for runs that take longer than the usual timeout.
vi.setConfig({ testTimeout: 3_600_000 })

const minute = 60_000
const hour = 60 * minute

test('1 and 3: after any booking, canceling or shrinking, each exceeded window is listed with a reason', () => {
  const scene = fc.tuple(scenes({ most: 20 }), fc.array(fc.nat(), { maxLength: 6 }), fc.nat())
  fc.assert(
    fc.property(scene, ([{ world, messages }, cancelled, cut]) => {
      const plan = new Plan()
      for (const [candidate, bookings] of asCandidates(messages)) {
        if (isBlocked({ ...world, plan }, candidate)) continue
        for (const booking of bookings)
          plan.insert({ ...booking, waivedRules: candidate.waivedRules, committed: plan.size })
      }
      expectReasons({ ...world, plan }, ['exempt', 'waived'])

      const booked = messages.filter((message) => plan.get(message.id))
      for (const index of cancelled) plan.remove(booked[index % booked.length]?.id ?? '')
      const shrunk = booked[cut % booked.length]
      const rest = shrunk && plan.get(shrunk.id) ? difference(shrunk.reach, [0, cut % 5]) : []
      if (rest.length > 0) plan.insert({ ...plan.get(shrunk!.id)!, reach: rest })
      expectReasons({ ...world, plan }, ['exempt', 'waived', 'thread'])
    }),
    runs(10),
  )
})

function expectReasons(world: World, allowed: string[]): void {
  const exceeded = exceededInPlan(world)
  const listed = exceeded.flatMap(({ cap, channel, places }) =>
    everyPlace(places).map((place) => `${cap.id} ${channel} ${place}`),
  )
  const everything = [...world.plan.find({ from: -1e14, to: 1e14, reach: [0, world.places.count] })]
  expect([...new Set(listed)].sort()).toEqual(overPlaces(world, everything).sort())
  for (const { cap, excuses } of exceeded) {
    if (cap.enforcement === 'warn') continue
    expect(excuses.length).toBeGreaterThan(0)
    expect(allowed).toEqual(expect.arrayContaining(excuses.map(({ excuse }) => excuse)))
  }
}

test('4: any subset of a legal plan without threads is legal, in any order of insertion', () => {
  const withoutThreads = scenes({ most: 20 }).map(({ world, messages }) => ({
    world,
    messages: messages.map((message) => ({
      ...message,
      incident: null,
      severity: 'routine' as const,
      waivedRules: [],
    })),
  }))
  const chosen = fc.array(fc.nat(), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(withoutThreads, chosen, ({ world, messages }, order) => {
      const plan = new Plan()
      for (const [candidate, bookings] of asCandidates(messages)) {
        if (!isBlocked({ ...world, plan }, candidate)) for (const booking of bookings) plan.insert(booking)
      }
      const legal = messages.filter((message) => plan.get(message.id))
      const part = [...new Set(order.map((index) => legal[index % legal.length]!))].filter(Boolean)
      const again = new Plan()
      for (const [candidate, bookings] of asCandidates(part)) {
        expect(isBlocked({ ...world, plan: again }, candidate)).toBe(false)
        for (const booking of bookings) again.insert(booking)
      }
    }),
    runs(10),
  )
})

test('5: the verdict for a place depends on the messages that reach it, and on nothing else', () => {
  fc.assert(
    fc.property(scenes(), fc.nat(), (scene, index) => {
      const { world, messages, night } = scene
      const candidate = placedAt(scene.candidate, night)
      const place = index % world.places.count
      const near = messages.filter(({ reach }) => everyPlace(reach).includes(place))
      const alone = engine({ ...world, plan: new Plan(near) }, candidate)
      const here = (verdict: string) => verdict.endsWith(` ${place}`)
      expect(alone.filter(here)).toEqual(engine(world, candidate).filter(here))
    }),
    runs(10),
  )
})

test('6: every free time passes the check, and one millisecond outside a free time range fails it', () => {
  fc.assert(
    fc.property(scenes(), fc.integer({ min: -30, max: 30 }), (scene, start) => expectExact(scene, start)),
    runs(25),
  )
})

test('6: the same for the first message of a thread, whose next one counts when it leaves', () => {
  let closed = 0
  fc.assert(
    fc.property(scenes().map(inAThread), fc.integer({ min: -30, max: 30 }), (scene, start) => {
      expectExact(scene, start)
      const { world, messages, candidate, night } = scene
      if (leavesTooMany(world, messages, placedAt(candidate, night)).length > 0) closed++
    }),
    runs(25),
  )
  expect(closed).toBeGreaterThan(0)
})

/** With caps that count only the first message of an incident, and a candidate that is booked in one. */
function inAThread({ world, messages, candidate, ...scene }: Scene): Scene {
  const rules = world.rules.map((rule): Rule => {
    if (rule.type !== 'cap') return rule
    return { ...rule, threads: 'first_only', limit: 1, exemptFrom: null, enforcement: 'block' }
  })
  const post = { kind: 'service', severity: 'routine', incident: 'i' } as const
  const threaded = messages.map((message): Message => {
    if (message.announcement === 'a') return { ...message, ...post, status: 'booked' }
    // Every second announcement, because all messages of one are about the same incident.
    return message.announcement.charCodeAt(0) % 2 === 0 ? { ...message, ...post } : message
  })
  const plan = new Plan(threaded)
  return {
    ...scene,
    world: { ...world, rules, plan },
    messages: threaded,
    candidate: { ...candidate, ...post, announcement: 'a', ignore: [] },
  }
}

function expectExact(scene: Scene, start: number): void {
  const horizon = { from: scene.night + start * hour, to: scene.night + (start + 40) * hour }
  const { free, blocked, warned } = freeTimes(scene.world, scene.candidate, horizon)
  const timeline = [...free, ...blocked].sort((a, b) => a.from - b.from)
  expect(timeline.map(({ from }) => from)).toEqual([horizon.from, ...timeline.slice(0, -1).map(({ to }) => to)])
  expect(timeline.at(-1)!.to).toBe(horizon.to)
  for (const { from, to } of free) {
    expect(ruledOut(scene, from, 'block')).toEqual([])
    expect(ruledOut(scene, to - 1, 'block')).toEqual([])
    if (from > horizon.from && isAhead(scene, from - 1)) expect(ruledOut(scene, from - 1, 'block')).not.toEqual([])
    if (to < horizon.to) expect(ruledOut(scene, to, 'block')).not.toEqual([])
  }
  for (const { from, to, rules } of blocked)
    if (rules.length === 0) expect([isAhead(scene, from), isAhead(scene, to - 1)]).toEqual([false, false])
  for (const at of meetings(scene).filter((at) => at >= horizon.from && at < horizon.to && isAhead(scene, at))) {
    const rules = blocked.find(({ from, to }) => from <= at && at < to)?.rules ?? []
    expect(ruledOut(scene, at, 'block')).toEqual([...rules].sort())
  }
  for (const [level, ranges] of [
    ['block', blocked],
    ['warn', warned],
  ] as const) {
    for (const { from, to, rules } of ranges) {
      if (rules.length === 0) continue
      expect(ruledOut(scene, from, level)).toEqual([...rules].sort())
      expect(ruledOut(scene, to - 1, level)).toEqual([...rules].sort())
    }
  }
}

test('6: the next and previous free times are the nearest whole minutes, a moment later and with nothing waived', () => {
  fc.assert(
    fc.property(scenes(), fc.integer({ min: -60, max: 30 }), fc.integer({ min: 1, max: 20 }), (scene, start, days) => {
      const { night } = scene
      const candidate = { ...scene.candidate, waivedRules: [] }
      const world = { ...scene.world, now: night - 200 * 24 * hour }
      const at = night + start * hour
      const within = days * 24 * hour
      const later = { ...world, now: world.now + minute - 1 }
      const minutesIn = ({ from, to }: { from: number; to: number }) => {
        const first = Math.ceil(from / minute) * minute
        return first < to ? [first, Math.floor((to - 1) / minute) * minute] : []
      }
      const ahead = freeTimes(later, candidate, { from: at, to: at + within }).free.flatMap(minutesIn)
      expect(nextFree(world, scene.candidate, at, within)).toBe(ahead[0] ?? null)
      const behind = freeTimes(later, candidate, { from: at - within, to: at }).free.flatMap(minutesIn)
      expect(previousFree(world, scene.candidate, at, within)).toBe(behind.at(-1) ?? null)
    }),
    runs(10),
  )
})

test('7: shifting all times by the same amount does not change the verdict of a rolling cap', () => {
  fc.assert(
    fc.property(scenes(), fc.integer({ min: -300 * 24 * hour, max: 300 * 24 * hour }), (scene, shift) => {
      const rules = scene.world.rules.filter((rule) => rule.type === 'cap' && 'rolling' in rule.window)
      const world = { ...scene.world, rules, holds: [] }
      const shifted = scene.messages.map((message) => ({ ...message, at: message.at + shift }))
      const candidate = placedAt(scene.candidate, scene.night)
      const parts = candidate.parts.map((part) => ({ ...part, at: part.at! + shift }))
      const shiftedFindings = engine({ ...world, plan: new Plan(shifted) }, { ...candidate, parts })
      expect(shiftedFindings).toEqual(engine(world, candidate))
    }),
    runs(10),
  )
})

test('9: the interval engine and the naive oracle agree on every place, rule, channel and count', () => {
  fc.assert(
    fc.property(scenes(), ({ world, messages, candidate, night }) => {
      const placed = placedAt(candidate, night)
      const meant = { ...placed, parts: placed.parts.map(asMeant) }
      expect(engine(world, placed).sort()).toEqual(naive(world, messages.map(asMeant), meant).sort())
      const verdicts = oracle(world, messages, placed)
      for (const { rule, channel, count } of findingsFor(world, placed, earliest(placed))) {
        const counts = verdicts
          .filter((verdict) => verdict.rule === rule && verdict.channel === channel)
          .map((verdict) => verdict.count)
        expect(count).toBe(counts.includes(null) ? null : Math.max(...counts.map(Number)))
      }
    }),
    runs(30),
  )
})

/** The engine's findings as `rule channel place`, the form of the oracle's verdicts. */
function engine(world: World, candidate: Candidate): string[] {
  return findingsFor(world, candidate, earliest(candidate)).flatMap(({ rule, channel, places }) =>
    everyPlace(places.intervals).map((place) => `${rule} ${channel} ${place}`),
  )
}

function naive(world: World, messages: readonly Message[], candidate: Candidate): string[] {
  return oracle(world, messages, candidate).map(({ rule, channel, place }) => `${rule} ${channel} ${place}`)
}

function isBlocked(world: World, candidate: Candidate): boolean {
  return findingsFor(world, candidate, earliest(candidate)).some(({ level }) => level === 'block')
}

/** The ids of the rules that, according to the oracle, block or warn about the candidate at t. */
function ruledOut({ world, messages, candidate }: Scene, t: number, level: 'block' | 'warn'): string[] {
  const levels = new Map<string, string>(world.rules.map(({ id, enforcement }) => [id, enforcement]))
  const placed = placedAt(candidate, t)
  const rules = oracle(world, messages, placed).map(({ rule }) => rule)
  if (level === 'block') rules.push(...leavesTooMany(world, messages, placed))
  return [...new Set(rules)].filter((rule) => (levels.get(rule) ?? 'block') === level).sort()
}

/** Whether all of it is still ahead if it goes out at t. What is not is blocked by no rule. */
function isAhead({ world, candidate }: Scene, t: number): boolean {
  return placedAt(candidate, t).parts.every(({ at }) => at! > world.now)
}

/** Times for the candidate at which one of its parts coincides with another part or with a message. */
function meetings({ messages, candidate }: Scene): number[] {
  const ownTimes = candidate.parts.flatMap((part) => (part.at === null ? [] : [part.at]))
  const times = [...ownTimes, ...messages.map((message) => message.at)]
  const offsets = ownTimes.length < candidate.parts.length ? [0] : ownTimes.map((at) => at - Math.min(...ownTimes))
  return times.flatMap((at) => offsets.map((offset) => at - offset))
}

function earliest({ parts }: Candidate): number {
  return Math.min(...parts.map((part) => part.at!))
}

function everyPlace(reach: Intervals): number[] {
  const places: number[] = []
  for (let edge = 0; edge < reach.length; edge += 2) {
    for (let place = reach[edge]!; place < reach[edge + 1]!; place++) places.push(place)
  }
  return places
}
