import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { check } from '../../server/planning/findings/check.ts'
import { exceededInPlan } from '../../server/planning/forbidden/exceeded-in-plan.ts'
import type { Candidate, Message } from '../../server/planning/model/message.ts'
import type { Reschedule } from '../../server/planning/model/report.ts'
import type { Rule } from '../../server/planning/model/rule-schema.ts'
import { isExempt } from '../../server/planning/model/scope.ts'
import type { World } from '../../server/planning/model/world.ts'
import { proposeReschedules } from '../../server/planning/rescheduling/propose-reschedules.ts'
import { remedies } from '../../server/planning/rescheduling/remedies.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { placedAt, runs, type Scene, scenes } from './arbitraries.ts'
import { oracle } from './oracle.ts'
import {
  aCandidate,
  aCap,
  aMessage,
  austin,
  aWorld,
  b,
  day,
  hour,
  instant,
  miami,
  quietHours,
  texas,
  travis,
} from './sample.ts'

vi.setConfig({ testTimeout: 3_600_000 })

const major = { kind: 'service', severity: 'major' } as const
const minor = { kind: 'service', severity: 'minor' } as const

function remediesFor(world: World, candidate: Candidate) {
  return remedies(world, candidate, check(world, candidate), proposeReschedules(world, candidate))
}

function movedFor(messages: Message[], rule = aCap(1, 'PT24H')): string[] {
  const world = aWorld({ rules: [rule], messages, now: b - day })
  return proposeReschedules(world, aCandidate(b, austin, major)).reschedules.map(({ announcement }) => announcement)
}

test('lower severity moves first, then marketing before service, then the post committed later', () => {
  const cap = aCap(2, 'PT24H')
  const marketing = aMessage(b - hour, austin, { id: 'marketing' })
  const routine = aMessage(b + hour, austin, { id: 'routine', kind: 'service' })
  const small = aMessage(b + 2 * hour, austin, { id: 'minor', ...minor })
  const newer = aMessage(b + 3 * hour, austin, { id: 'newer' })
  expect(movedFor([marketing, routine], cap)).toEqual(['marketing'])
  expect(movedFor([routine, small], cap)).toEqual(['routine'])
  expect(movedFor([marketing, newer], cap)).toEqual(['newer'])
  expect(movedFor([marketing, routine, small], cap)).toEqual(['marketing', 'routine'])
})

test('moving one post that is in every exceeded window beats moving two', () => {
  const everywhere = aMessage(b + hour, texas, { id: 'everywhere', ...minor })
  const here = aMessage(b + 2 * hour, [0, 1], { id: 'here' })
  const there = aMessage(b + 3 * hour, [1, 2], { id: 'there' })
  const world = aWorld({ rules: [aCap(2, 'PT24H')], messages: [everywhere, here, there], now: b - day })
  const { reschedules, cost } = proposeReschedules(world, aCandidate(b, travis, major))
  expect(reschedules.map(({ announcement }) => announcement)).toEqual(['everywhere'])
  expect(cost).toBe(1)
})

test('published posts, posts of equal severity and past posts do not move', () => {
  expect(movedFor([aMessage(b + hour, austin, { status: 'done' })])).toEqual([])
  expect(movedFor([aMessage(b + hour, austin, major)])).toEqual([])
  const past = aWorld({ rules: [aCap(1, 'PT24H')], messages: [aMessage(b - hour, austin)], now: b - hour })
  expect(proposeReschedules(past, aCandidate(b, austin, major))).toEqual({ reschedules: [], cost: 0 })
})

test('for a post with the cap waived, only later posts move, even of equal priority', () => {
  const cap = aCap(1, 'PT24H', { id: 'cap' })
  const messages = [aMessage(b - hour, austin, { id: 'earlier' }), aMessage(b + hour, austin, { id: 'later' })]
  const world = aWorld({ rules: [cap], messages, now: b - day })
  const { reschedules } = proposeReschedules(world, aCandidate(b, austin, { waivedRules: ['cap'] }))
  expect(reschedules).toEqual([{ announcement: 'later', channel: 'facebook', from: b + hour, to: b + day }])
})

test('a post that counts once across two channels moves on both', () => {
  const cap = aCap(1, 'PT24H', { across: 'together' })
  const messages = ['facebook', 'x'].map((channel) => aMessage(b + hour, austin, { announcement: 'A', channel }))
  const world = aWorld({ rules: [cap], messages, now: b - day })
  expect(proposeReschedules(world, aCandidate(b, austin, major))).toEqual({
    reschedules: ['facebook', 'x'].map((channel) => ({ announcement: 'A', channel, from: b + hour, to: b + day })),
    cost: 1,
  })
})

test('bookings of one channel at one instant, for zones with equal offsets, are one reschedule', () => {
  const zones = [
    aMessage(b + hour, [0, 1], { announcement: 'post' }),
    aMessage(b + hour, [1, 2], { announcement: 'post' }),
  ]
  const world = aWorld({ rules: [aCap(1, 'PT24H')], messages: zones, now: b - day })
  const { reschedules, cost } = proposeReschedules(world, aCandidate(b, austin, major))
  expect(reschedules).toHaveLength(1)
  expect(cost).toBe(1)
})

test('when the first message of a thread moves, its update moves too', () => {
  const thread = { incident: 'burst', kind: 'service' } as const
  const messages = [
    aMessage(b + hour, austin, { id: 'first', ...thread }),
    aMessage(b + 2 * hour, austin, { id: 'update', ...thread }),
  ]
  const world = aWorld({ rules: [aCap(1, 'PT24H', { threads: 'first_only' })], messages, now: b - day })
  const { reschedules } = proposeReschedules(world, aCandidate(b, austin, major))
  expect(reschedules.map(({ announcement }) => announcement)).toEqual(['first', 'update'])
})

test('no reschedules are proposed during quiet hours', () => {
  const at = instant('2026-06-10T22:00:00-04:00')
  const messages = [aMessage(at + hour, miami)]
  const world = aWorld({ rules: [quietHours(), aCap(1, 'PT24H')], messages, now: b })
  expect(proposeReschedules(world, aCandidate(at, miami, major)).reschedules).toEqual([])
})

test('the remedies are other times, fewer places, fewer channels and rescheduling other posts', () => {
  const world = aWorld({ rules: [aCap(1, 'PT24H')], messages: [aMessage(b + hour, travis)], now: b - day })
  const candidate = aCandidate(b, texas, { ...major, channels: ['facebook', 'sms'] })
  expect(remediesFor(world, candidate)).toEqual([
    { type: 'delay_channels', channels: ['facebook'], free: ['sms'], at: b + 25 * hour },
    { type: 'reschedule', at: b + 25 * hour, by: 25 * hour },
    { type: 'reschedule', at: b - 23 * hour, by: -23 * hour },
    { type: 'leave_out_places', channel: 'facebook', places: [0, 3], count: 3, people: 1_027_046 },
    { type: 'leave_out_channel', channel: 'facebook' },
    {
      type: 'reschedule_others',
      reschedules: [{ announcement: expect.any(String), channel: 'facebook', from: b + hour, to: b + day }],
      cost: 1,
    },
  ])
})

test('a post that is in quiet hours in only some zones can be split by zone', () => {
  const world = aWorld({ rules: [quietHours()] })
  const candidate = aCandidate(instant('2026-06-10T08:15:00-04:00'), [5, 10])
  expect(remediesFor(world, candidate)).toContainEqual({
    type: 'split_by_zone',
    zones: ['America/New_York', 'America/Chicago'],
  })
})

test('leaving out places or channels is not suggested when nothing would remain or it would not help', () => {
  const kinds = (rules: Rule[], candidate: Candidate) => {
    const world = aWorld({
      rules,
      messages: [aMessage(b, austin), aMessage(b, austin, { channel: 'sms' })],
      now: b - 2 * day,
    })
    return remediesFor(world, candidate).map(({ type }) => type)
  }
  const everywhere = aCandidate(b + hour, austin, { channels: ['facebook', 'sms', 'x'] })
  expect(kinds([aCap(1, 'PT24H')], everywhere)).toEqual(['delay_channels', 'reschedule', 'reschedule'])
  expect(kinds([aCap(1, 'PT24H')], aCandidate(b + hour, austin))).toEqual(['reschedule', 'reschedule'])
  const night = aCandidate(instant('2026-06-12T23:00:00-05:00'), texas)
  expect(kinds([quietHours()], night)).toEqual(['reschedule', 'reschedule'])
})

test('a clear candidate gets no remedies', () => {
  const world = aWorld()
  expect(remediesFor(world, aCandidate(b, austin))).toEqual([])
})

/** Scenes with only blocking rolling caps of at least one message somewhere, and no exemptions, waived rules or holds. */
const blocking = scenes({ most: 8, rules: 2 }).map((scene): Scene => {
  const isSomewhere = ({ audience }: Rule) =>
    audience === null || scene.world.names.audiencePlaces(audience) !== undefined
  const rules = scene.world.rules.flatMap((rule) =>
    rule.type === 'cap' && rule.limit > 0 && 'rolling' in rule.window && rule.area !== 'gone' && isSomewhere(rule)
      ? [{ ...rule, area: null, enforcement: 'block' as const, exemptFrom: null }]
      : [],
  )
  const messages = scene.messages.map((message) => ({ ...message, waivedRules: [] }))
  const candidate = {
    ...placedAt(scene.candidate, scene.night),
    kind: 'service',
    severity: 'major',
    announcement: null,
    ignore: [],
    waivedRules: [],
  } as const
  const world = { ...scene.world, rules, holds: [], plan: new Plan(messages), now: scene.night - 200 * day }
  return { ...scene, world, messages, candidate }
})

test('proposed reschedules make room, break no cap and are as few as possible', () => {
  fc.assert(
    fc.property(blocking, ({ world, messages, candidate }) => {
      const isBlocked = (plan: readonly Message[]) => oracle(world, plan, candidate).length > 0
      const { reschedules, cost } = proposeReschedules(world, candidate)
      const moved = messages.map((message) => ({
        ...message,
        at: reschedules.find((reschedule) => concerns(reschedule, message))?.to ?? message.at,
      }))
      if (reschedules.length > 0) {
        expect(isBlocked(messages)).toBe(true)
        expect(isBlocked(moved)).toBe(false)
      }

      const movable = messages.filter(
        ({ status, severity }) => status === 'booked' && !['major', 'critical'].includes(severity),
      )
      const sets = subsets([...Map.groupBy(movable, ({ announcement, at }) => `${announcement} ${at}`).values()])
      const enough = sets.filter(
        (removed) => !isBlocked(messages.filter((message) => !removed.flat().includes(message))),
      )
      const fewest = enough.length === 0 ? 0 : Math.min(...enough.map((removed) => removed.length))
      const smallest = enough.filter((removed) => removed.length === fewest)
      if (!smallest.some((removed) => leavesCollision(world, messages, removed.flat()))) expect(cost).toBe(fewest)

      if (exceededInPlan(world).length > 0) return
      const own = candidate.parts.map((part, index) =>
        aMessage(part.at!, part.reach, {
          ...major,
          channel: part.channel,
          id: `own ${index}`,
          announcement: 'own',
          incident: candidate.incident,
        }),
      )
      for (const { cap, messages: window } of exceededInPlan({ ...world, plan: new Plan([...moved, ...own]) })) {
        const arrived = window.filter(({ id }) =>
          moved.some((message, index) => message.id === id && message.at !== messages[index]!.at),
        )
        expect(arrived.filter((message) => !isExempt(cap, message))).toEqual([])
      }
    }),
    runs(10),
  )
})

/** Whether other posts are over a limit once these have left, because later ones of their threads count there then. */
function leavesCollision(world: World, messages: readonly Message[], leaving: readonly Message[]): boolean {
  const remaining = messages.filter((message) => !leaving.includes(message))
  const before = exceededInPlan(world)
  return exceededInPlan({ ...world, plan: new Plan(remaining) }).some(({ cap, channel, messages: over }) =>
    before.every((known) => known.cap !== cap || known.channel !== channel || !isSubset(over, known.messages)),
  )
}

function isSubset(some: readonly Message[], all: readonly Message[]): boolean {
  return some.every(({ id }) => all.some((other) => other.id === id))
}

function concerns(reschedule: Reschedule, { announcement, channel, at }: Message): boolean {
  return reschedule.announcement === announcement && reschedule.channel === channel && reschedule.from === at
}

function subsets<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((_, index) => bits & (1 << index)))
}
