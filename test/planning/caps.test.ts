import { expect, test } from 'vitest'
import { check } from '../../server/planning/findings/check.ts'
import { freeTimes } from '../../server/planning/forbidden/free-times.ts'
import {
  aCandidate,
  aCap,
  aMessage,
  aRule,
  austin,
  aWorld,
  b,
  day,
  hour,
  instant,
  miami,
  texas,
  travis,
  us,
} from './sample.ts'

function calendarCap(limit: number, calendar: string) {
  return aRule({ type: 'cap', limit, window: { calendar } })
}

function verdict(rule: ReturnType<typeof aCap>, booked: string, at: string): string {
  const world = aWorld({ rules: [rule], messages: [aMessage(instant(booked), miami)] })
  return check(world, aCandidate(instant(at), miami)).verdict
}

test('a week runs from Monday to Sunday and a month from its first day to its last, on the local calendar', () => {
  const weekly = calendarCap(1, 'week')
  expect(verdict(weekly, '2026-06-08T00:00:00-04:00', '2026-06-14T23:59:59-04:00')).toBe('blocked')
  expect(verdict(weekly, '2026-06-14T23:59:59-04:00', '2026-06-08T00:00:00-04:00')).toBe('blocked')
  expect(verdict(weekly, '2026-06-14T23:59:59-04:00', '2026-06-15T00:00:00-04:00')).toBe('clear')
  const monthly = calendarCap(1, 'month')
  expect(verdict(monthly, '2026-07-01T00:00:00-04:00', '2026-07-31T23:59:59-04:00')).toBe('blocked')
  expect(verdict(monthly, '2026-07-31T23:59:59-04:00', '2026-07-01T00:00:00-04:00')).toBe('blocked')
  expect(verdict(monthly, '2026-07-31T23:59:59-04:00', '2026-08-01T00:00:00-04:00')).toBe('clear')
})

test('a finding describes caps by week, by month, across channels and with a limit of 0', () => {
  const message = (rule: ReturnType<typeof aCap>) => {
    const world = aWorld({ rules: [rule], messages: [aMessage(b, austin)] })
    return check(world, aCandidate(b, texas)).findings[0]!.message
  }
  expect(message(calendarCap(1, 'week'))).toBe(
    'Austin would get 2 posts on Facebook in the week from Monday, June 8; the limit is 1 a week.',
  )
  expect(message(calendarCap(1, 'month'))).toBe(
    'Austin would get 2 posts on Facebook in June 2026; the limit is 1 a month.',
  )
  expect(message(aCap(1, 'P7D', { across: 'together' }))).toBe(
    'Austin would get 2 posts on all channels together within 7 days; the limit is 1.',
  )
  expect(message(aCap(1, 'PT90M', { across: 'together', channels: ['facebook', 'x'] }))).toBe(
    'Austin would get 2 posts on Facebook and X together within 1 hour 30 minutes; the limit is 1.',
  )
  expect(message(aCap(0, 'PT1H', { name: 'Nothing at all' }))).toBe(
    'Austin and 4 more places would get a post on Facebook; “Nothing at all” allows none.',
  )
})

test('a full cap forbids every time less than one window before or after the messages that fill it', () => {
  const world = aWorld({
    rules: [aCap(2, 'PT24H', { id: 'two' })],
    messages: [aMessage(b, austin), aMessage(b + hour, austin)],
  })
  const horizon = { from: b - 2 * day, to: b + 2 * day }
  expect(freeTimes(world, aCandidate(null, austin), horizon)).toEqual({
    free: [
      { from: b - 2 * day, to: b + hour - day + 1 },
      { from: b + day, to: b + 2 * day },
    ],
    blocked: [{ from: b + hour - day + 1, to: b + day, rules: ['two'] }],
    warned: [],
  })
})

test('a finding shows the window with the most messages', () => {
  const messages = [aMessage(b - 2 * hour, us), aMessage(b - hour, travis), aMessage(b + 30 * hour, us)]
  const world = aWorld({ rules: [aCap(1, 'PT24H')], messages })
  const [finding] = check(world, aCandidate(b, texas)).findings
  expect(finding).toMatchObject({ count: 3, limit: 1, window: { from: b - 2 * hour, to: b + 22 * hour } })
  expect(finding!.places).toEqual({ count: 5, intervals: [0, 5], zones: ['America/Chicago', 'America/Denver'] })
})

test('an exempt post is not blocked but counts against other posts', () => {
  const rule = aCap(1, 'PT24H', { exemptFrom: 'major' })
  const major = { kind: 'service', severity: 'major' } as const
  const world = aWorld({ rules: [rule], messages: [aMessage(b, austin, major)] })
  expect(check(world, aCandidate(b + hour, austin, { ...major, severity: 'critical' })).verdict).toBe('clear')
  expect(check(world, aCandidate(b + hour, austin)).verdict).toBe('blocked')
})

test('an update before the first message becomes the first, and the old first message no longer counts', () => {
  const thread = { incident: 'burst', kind: 'service' } as const
  const messages = [aMessage(b, austin, thread), aMessage(b + 20 * hour, austin, { kind: 'service' })]
  const rule = aCap(1, 'PT24H', { threads: 'first_only' })
  const world = aWorld({ rules: [rule], messages })
  const at = (hours: number) => check(world, aCandidate(b + hours * hour, austin, thread)).verdict
  expect(at(-4)).toBe('clear')
  expect(at(-3)).toBe('blocked')
  // At the same instant the message booked earlier is first, so this update does not count.
  expect(at(0)).toBe('clear')
})

test('parts of one candidate are judged against each other', () => {
  const parts = [
    { channel: 'facebook', at: b, reach: texas },
    { channel: 'facebook', at: b + hour, reach: [2, 7] },
  ]
  const world = aWorld({ rules: [aCap(1, 'PT24H')] })
  const { findings } = check(world, aCandidate(null, [], { parts }))
  expect(findings).toMatchObject([{ count: 2, places: { intervals: [2, 5] }, collidesWith: [] }])
})
