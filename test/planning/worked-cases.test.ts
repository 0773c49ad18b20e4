import { expect, test } from 'vitest'
import { difference, unionAll } from '../../server/areas/tree/intervals.ts'
import { check } from '../../server/planning/findings/check.ts'
import { messagesPerPlace } from '../../server/planning/findings/messages-per-place.ts'
import { previewViolations } from '../../server/planning/findings/rule-preview.ts'
import { exceededInPlan } from '../../server/planning/forbidden/exceeded-in-plan.ts'
import type { Candidate } from '../../server/planning/model/message.ts'
import type { World } from '../../server/planning/model/world.ts'
import { proposeReschedules } from '../../server/planning/rescheduling/propose-reschedules.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { judgeLateness } from '../../server/planning/time/lateness.ts'
import { resolveWallTime } from '../../server/platform/time/wall-time.ts'
import {
  aCandidate,
  aCap,
  aDailyCap,
  aMessage,
  aRule,
  austin,
  aWorld,
  b,
  day,
  elPaso,
  florida,
  hour,
  instant,
  miami,
  minute,
  namesIn,
  pensacola,
  quietHours,
  texas,
  travis,
} from './sample.ts'

function verdict(world: World, candidate: Candidate): string {
  const { verdict, findings } = check(world, candidate)
  return verdict === 'clear' ? 'allowed' : `${verdict} by ${findings.map((finding) => finding.rule).join(', ')}`
}

const gap = aCap(1, 'PT24H', { id: 'gap' })

test('1: messages exactly one window apart are allowed', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, austin)] })
  expect(verdict(world, aCandidate(b + day, austin))).toBe('allowed')
  expect(verdict(world, aCandidate(b + day - 1000, austin))).toBe('blocked by gap')
  expect(verdict(world, aCandidate(b + day - 1, austin))).toBe('blocked by gap')
})

test('2: a message is allowed when no window of 7 days would hold three', () => {
  const messages = [aMessage(b - 6 * day, austin), aMessage(b + 6 * day, austin)]
  const world = aWorld({ rules: [aCap(2, 'P7D')], messages })
  expect(verdict(world, aCandidate(b, austin))).toBe('allowed')
})

test('3: later messages count', () => {
  const later = aMessage(b + 27 * hour, austin, { id: 'later' })
  const world = aWorld({ rules: [gap], messages: [later] })
  const report = check(world, aCandidate(b + 4 * hour, austin))
  expect(report).toMatchObject({ verdict: 'blocked', findings: [{ rule: 'gap', collidesWith: ['later'], count: 2 }] })
  expect(report.findings[0]!.window).toEqual({ from: b + 4 * hour, to: b + 28 * hour })
})

test('4: a daily cap starts over at local midnight, and an hourly cap does not', () => {
  const messages = [aMessage(instant('2026-06-10T23:30:00-04:00'), miami)]
  const candidate = aCandidate(instant('2026-06-11T00:15:00-04:00'), miami)
  const daily = aDailyCap(1, { kinds: ['marketing'] })
  expect(verdict(aWorld({ rules: [daily], messages }), candidate)).toBe('allowed')
  const hourly = aCap(1, 'PT1H', { id: 'hourly' })
  expect(verdict(aWorld({ rules: [daily, hourly], messages }), candidate)).toBe('blocked by hourly')
})

test('5: a rolling window is elapsed time on the night that skips an hour', () => {
  const messages = [aMessage(instant('2026-03-07T09:00:00-05:00'), miami)]
  const world = aWorld({ rules: [gap], messages })
  expect(verdict(world, aCandidate(instant('2026-03-08T09:00:00-04:00'), miami))).toBe('blocked by gap')
  expect(verdict(world, aCandidate(instant('2026-03-08T10:00:00-04:00'), miami))).toBe('allowed')
  const daily = aWorld({ rules: [aDailyCap(1)], messages })
  expect(verdict(daily, aCandidate(instant('2026-03-08T09:00:00-04:00'), miami))).toBe('allowed')
  expect(verdict(daily, aCandidate(instant('2026-03-08T10:00:00-04:00'), miami))).toBe('allowed')
})

test('6: a rolling window is elapsed time on the night that repeats an hour', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(instant('2026-10-31T09:00:00-04:00'), miami)] })
  expect(verdict(world, aCandidate(instant('2026-11-01T08:00:00-05:00'), miami))).toBe('allowed')
  expect(verdict(world, aCandidate(instant('2026-11-01T07:59:00-05:00'), miami))).toBe('blocked by gap')
})

test('7: a wall time that does not exist or occurs twice is not resolved', () => {
  const zone = 'America/New_York'
  expect(resolveWallTime({ wall: '2026-03-08T02:30', zone })).toMatchObject({
    ok: false,
    reason: 'missing',
    next: { wall: '2026-03-08T03:00', offset: '-04:00', at: instant('2026-03-08T03:00:00-04:00') },
  })
  expect(resolveWallTime({ wall: '2026-11-01T01:30', zone })).toMatchObject({
    ok: false,
    reason: 'ambiguous',
    choices: [
      { offset: '-04:00', at: instant('2026-11-01T01:30:00-04:00') },
      { offset: '-05:00', at: instant('2026-11-01T01:30:00-05:00') },
    ],
  })
  const chosen = resolveWallTime({ wall: '2026-11-01T01:30', zone, offset: '-05:00' })
  expect(chosen).toEqual({ ok: true, at: instant('2026-11-01T01:30:00-05:00') })
})

test('8: a daily cap uses the local day of each place', () => {
  const rule = aDailyCap(1, { kinds: ['marketing'] })
  const world = aWorld({ rules: [rule], messages: [aMessage(instant('2026-07-14T12:00:00-05:00'), pensacola)] })
  const { verdict, findings } = check(world, aCandidate(instant('2026-07-15T00:30:00-04:00'), florida))
  expect(verdict).toBe('blocked')
  expect(findings.map((finding) => namesIn(world, finding))).toEqual([['Pensacola']])
  expect(findings[0]!.message).toBe(
    'Pensacola would get 2 posts on Facebook on Tuesday, July 14; the limit is 1 a day.',
  )
})

test('9: a finding names only the places over the limit', () => {
  const rule = aCap(2, 'PT24H', { id: 'two' })
  const world = aWorld({ rules: [rule], messages: [aMessage(b, texas), aMessage(b + 2 * hour, travis)] })
  expect(verdict(world, aCandidate(b + 4 * hour, austin))).toBe('blocked by two')
  expect(verdict(world, aCandidate(b + 4 * hour, elPaso))).toBe('allowed')
  const { verdict: all, findings } = check(world, aCandidate(b + 4 * hour, texas))
  expect(all).toBe('blocked')
  expect(namesIn(world, findings[0])).toEqual(['Austin', 'Pflugerville', 'elsewhere in Travis County'])
  expect(findings[0]!.message).toBe(
    'Austin and 2 more places would get 3 posts on Facebook within 24 hours; the limit is 2.',
  )
})

test('10: a place included more than once is reached once', () => {
  const twice = unionAll([texas, travis, austin])
  expect(twice).toEqual(texas)
  expect(messagesPerPlace(aWorld({ messages: [aMessage(b, twice)] }), { from: b, to: b + 1 })[0]).toBe(1)
})

test('11: a post to the rest of Texas leaves Austin free', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, difference(texas, travis))] })
  expect(verdict(world, aCandidate(b + hour, austin))).toBe('allowed')
})

test('12: Travis County without its towns is one place', () => {
  const rest = difference(travis, [0, 2])
  const world = aWorld({ rules: [gap], messages: [aMessage(b, travis)] })
  const { findings } = check(world, aCandidate(b + hour, rest))
  expect(namesIn(world, findings[0])).toEqual(['elsewhere in Travis County'])
})

test('13: booked and published messages count, and removed ones do not', () => {
  const candidate = aCandidate(b + hour, austin)
  const booked = aWorld({ rules: [gap], messages: [aMessage(b, austin)] })
  expect(verdict(booked, candidate)).toBe('blocked by gap')
  const done = aWorld({ rules: [gap], messages: [aMessage(b, austin, { status: 'done' })] })
  expect(verdict(done, candidate)).toBe('blocked by gap')
  expect(verdict(aWorld({ rules: [gap] }), candidate)).toBe('allowed')
})

test('14: a rescheduled post does not collide with itself', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, austin, { announcement: 'P' })] })
  expect(verdict(world, aCandidate(b + hour, austin, { announcement: 'P' }))).toBe('allowed')
  expect(verdict(world, aCandidate(b + hour, austin, { announcement: null, ignore: ['P'] }))).toBe('allowed')
})

test('15: the finding for a second post names the first', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, austin, { id: 'first' })] })
  expect(check(world, aCandidate(b, austin)).findings).toMatchObject([{ rule: 'gap', collidesWith: ['first'] }])
})

const thread = { incident: 'burst', kind: 'service', severity: 'major' } as const

test('16: under first_only, updates of an incident do not count', () => {
  const messages = [0, 30, 60].map((minutes) => aMessage(b + minutes * minute, travis, thread))
  const update = aCandidate(b + 90 * minute, travis, thread)
  expect(verdict(aWorld({ rules: [aCap(2, 'PT24H', { threads: 'first_only' })], messages }), update)).toBe('allowed')
  expect(verdict(aWorld({ rules: [aCap(2, 'PT24H', { id: 'each' })], messages }), update)).toBe('blocked by each')
})

test('17: an update that reaches a new place is a first message there', () => {
  const messages = [
    ...[0, 30, 60].map((minutes) => aMessage(b + minutes * minute, travis, thread)),
    aMessage(b - 3 * hour, elPaso),
    aMessage(b - 2 * hour, elPaso),
  ]
  const world = aWorld({ rules: [aCap(2, 'PT24H', { threads: 'first_only' })], messages })
  const { findings } = check(world, aCandidate(b + 90 * minute, texas, thread))
  expect(findings.map((finding) => namesIn(world, finding))).toEqual([['El Paso']])
})

test('18: an exempt critical post is allowed, and the post now over the cap is proposed for rescheduling', () => {
  const published = aMessage(b - hour, austin, { status: 'done' })
  const later = aMessage(b + 3 * hour, austin, { id: 'later' })
  const rule = aCap(2, 'PT24H', { exemptFrom: 'critical' })
  const world = aWorld({ rules: [rule], messages: [published, later], now: b })
  const critical = aCandidate(b + hour, austin, { kind: 'service', severity: 'critical' })
  expect(verdict(world, critical)).toBe('allowed')
  expect(proposeReschedules(world, critical)).toEqual({
    reschedules: [{ announcement: 'later', channel: 'facebook', from: b + 3 * hour, to: b + 23 * hour }],
    cost: 1,
  })
})

test('19: quiet hours include their start and exclude their end', () => {
  const world = aWorld({ rules: [quietHours({ id: 'quiet' })] })
  const at = (time: string) => verdict(world, aCandidate(instant(`2026-06-10T${time}-04:00`), miami))
  expect(at('20:59:59')).toBe('allowed')
  expect(at('21:00:00')).toBe('blocked by quiet')
  expect(at('07:59:59')).toBe('blocked by quiet')
  expect(at('08:00:00')).toBe('allowed')
})

test('20: quiet hours in one zone block the whole post', () => {
  const world = aWorld({ rules: [quietHours()] })
  const report = check(world, aCandidate(instant('2026-06-10T08:15:00-04:00'), florida))
  expect(namesIn(world, report.findings[0])).toEqual(['Pensacola', 'elsewhere in Escambia County'])
  expect(report.findings[0]!.places.zones).toEqual(['America/Chicago'])
  expect(report.findings[0]!.message).toBe(
    'It would be 7:15 am Central time in Pensacola and 1 more place; quiet hours last until 8 am.',
  )
  expect(report.nextFree).toBe(instant('2026-06-10T09:00:00-04:00'))
})

test('21: quiet hours are an hour shorter or longer on nights when the clocks change', () => {
  const world = aWorld({ rules: [quietHours()] })
  const nightOf = (text: string) => {
    const { from, to } = check(world, aCandidate(instant(text), miami)).findings[0]!.window
    return (to - from) / hour
  }
  expect(nightOf('2026-03-07T23:00:00-05:00')).toBe(10)
  expect(nightOf('2026-10-31T23:00:00-04:00')).toBe(12)
})

test('22: a cap across together counts other channels, and a cap across each does not', () => {
  const rules = [aCap(1, 'PT24H', { id: 'together', across: 'together' }), aCap(1, 'PT24H', { id: 'each' })]
  const messages = [aMessage(b, austin, { channel: 'facebook' }), aMessage(b, austin, { channel: 'x' })]
  const candidate = aCandidate(b + hour, austin, { channels: ['sms'] })
  const { findings } = check(aWorld({ rules, messages }), candidate)
  expect(findings).toMatchObject([{ rule: 'together', channel: null }])
})

test('23: one announcement at one instant is one message, at two instants it is two', () => {
  const together = aCap(1, 'PT24H', { across: 'together', id: 'together' })
  const facebook = { channel: 'facebook', at: b, reach: austin }
  const apart = aCandidate(null, [], { parts: [facebook, { channel: 'sms', at: b + 3 * hour, reach: austin }] })
  const atOnce = aCandidate(b, austin, { channels: ['facebook', 'sms'] })
  expect(check(aWorld({ rules: [together] }), apart).findings).toMatchObject([{ count: 2, limit: 1 }])
  expect(verdict(aWorld({ rules: [together] }), atOnce)).toBe('allowed')

  const booked = [
    aMessage(b, austin, { announcement: 'A' }),
    aMessage(b, austin, { announcement: 'A', channel: 'sms' }),
  ]
  const two = aWorld({ rules: [aCap(2, 'PT24H', { across: 'together' })], messages: booked })
  expect(verdict(two, aCandidate(b + hour, austin))).toBe('allowed')
})

test('24: a post on a channel that cannot target counts everywhere it reaches', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, [0, 10], { channel: 'x' })] })
  expect(verdict(world, aCandidate(b + hour, miami, { channels: ['x'] }))).toBe('blocked by gap')
})

test('25: lowering a cap lists the booked posts that would break it, and grandfathered posts stay', () => {
  const before = aCap(3, 'PT24H', { id: 'cap' })
  const messages = [0, 1, 2].map((hours) => aMessage(b + hours * hour, austin, { id: `post ${hours}` }))
  const world = aWorld({ rules: [before], messages })
  const after = aCap(2, 'PT24H', { id: 'cap' })
  const broken = previewViolations(world, [after])
  expect(broken.map(({ rule, message }) => [rule, message.id])).toEqual([
    ['cap', 'post 0'],
    ['cap', 'post 1'],
    ['cap', 'post 2'],
  ])
  const kept = messages.map((message) => ({ ...message, waivedRules: ['cap'] }))
  expect(previewViolations(aWorld({ rules: [before], messages: kept }), [after])).toEqual([])
  expect(exceededInPlan(aWorld({ rules: [after], messages: kept }))[0]!.excuses.map(({ excuse }) => excuse)).toEqual([
    'waived',
    'waived',
    'waived',
  ])
  expect(verdict(aWorld({ rules: [after], messages: kept.slice(1) }), aCandidate(b, austin))).toBe('blocked by cap')
})

test('26: a post up to five minutes late is on time, and a later one is checked again', () => {
  const nine = instant('2026-06-10T09:00:00-05:00')
  expect(judgeLateness(nine, nine + 4 * minute, null)).toBe('on_time')
  expect(judgeLateness(nine, nine + 5 * minute, null)).toBe('on_time')
  expect(judgeLateness(nine, nine + 20 * minute, null)).toBe('late')
  expect(judgeLateness(nine, nine + 20 * minute, nine + 10 * minute)).toBe('missed')
  const messages = [aMessage(nine, austin, { announcement: 'late' }), aMessage(nine + hour, austin)]
  const world = aWorld({ rules: [aCap(1, 'PT1H', { id: 'gap' })], messages })
  expect(verdict(world, aCandidate(nine + 20 * minute, austin, { announcement: 'late' }))).toBe('blocked by gap')
})

test('27: a blackout includes its start and excludes its end', () => {
  const from = '2026-06-10T10:00:00-05:00'
  const blackout = aRule({ type: 'blackout', id: 'vote', area: 'US-TX-453', from, to: '2026-06-10T12:00:00-05:00' })
  const world = aWorld({ rules: [blackout] })
  expect(verdict(world, aCandidate(instant(from), texas))).toBe('blocked by vote')
  expect(verdict(world, aCandidate(instant('2026-06-10T11:59:59-05:00'), texas))).toBe('blocked by vote')
  expect(verdict(world, aCandidate(instant('2026-06-10T12:00:00-05:00'), texas))).toBe('allowed')
})

test('28: a cap for Florida does not concern Texas', () => {
  const world = aWorld({ rules: [aCap(1, 'PT24H', { area: 'US-FL' })], messages: [aMessage(b, [0, 10])] })
  expect(verdict(world, aCandidate(b + hour, texas))).toBe('allowed')
  const both = check(world, aCandidate(b + hour, [0, 10]))
  expect(both.findings.map((finding) => finding.places.intervals)).toEqual([[5, 10]])
})

test('29: a blocked check gives the next free time', () => {
  const world = aWorld({ rules: [gap], messages: [aMessage(b, austin)] })
  expect(check(world, aCandidate(b + hour, austin)).nextFree).toBe(b + day)
})

test('30: when the first message of a thread is removed, its update counts and the exceeded window is listed', () => {
  const first = aMessage(instant('2026-06-08T09:00:00-04:00'), miami, { ...thread, id: 'first' })
  const update = aMessage(instant('2026-06-08T11:00:00-04:00'), miami, { ...thread, id: 'update' })
  const other = aMessage(instant('2026-06-09T09:30:00-04:00'), miami, { id: 'other' })
  const plan = new Plan([first, update, other])
  const world = { ...aWorld({ rules: [aCap(1, 'PT24H', { threads: 'first_only' })] }), plan }
  expect(exceededInPlan(world)).toEqual([])
  expect(plan.remove('first')).toBe(true)
  const [over, ...more] = exceededInPlan(world)
  expect(more).toEqual([])
  expect(over!.messages.map((message) => message.id)).toEqual(['update', 'other'])
  expect(over!.excuses).toMatchObject([{ message: { id: 'update' }, excuse: 'thread' }])
})

test('40: a cap for Texas without Austin counts and stops only there', () => {
  const audience = { include: ['US-TX'], exclude: ['US-TX-453-austin'] }
  const world = aWorld({ rules: [aCap(1, 'PT24H', { audience })], messages: [aMessage(b, [0, 10])] })
  expect(verdict(world, aCandidate(b + hour, austin))).toBe('allowed')
  expect(verdict(world, aCandidate(b + hour, florida))).toBe('allowed')
  const { findings } = check(world, aCandidate(b + hour, texas))
  expect(findings.map((finding) => finding.places.intervals)).toEqual([[1, 5]])
})
