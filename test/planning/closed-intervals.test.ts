import { expect, test } from 'vitest'
import { check } from '../../server/planning/findings/check.ts'
import { freeTimes } from '../../server/planning/forbidden/free-times.ts'
import type { Hold } from '../../server/planning/model/world.ts'
import {
  aCandidate,
  aCap,
  aRule,
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

test('quiet hours belong to the weekday on which they start', () => {
  // 2026-06-13 is a Saturday.
  const world = aWorld({ rules: [quietHours({ days: [6] })] })
  const quiet = (text: string) => check(world, aCandidate(instant(text), miami)).verdict === 'blocked'
  expect(quiet('2026-06-13T07:00:00-04:00')).toBe(false)
  expect(quiet('2026-06-13T21:00:00-04:00')).toBe(true)
  expect(quiet('2026-06-14T07:59:59-04:00')).toBe(true)
  expect(quiet('2026-06-14T21:00:00-04:00')).toBe(false)
})

test('00:00 to 24:00 covers the whole day, even a 25-hour one', () => {
  const sunday = quietHours({ start: '00:00', end: '24:00', days: [7] })
  const horizon = { from: instant('2026-10-31T12:00:00-04:00'), to: instant('2026-11-02T12:00:00-05:00') }
  const { blocked } = freeTimes(aWorld({ rules: [sunday] }), aCandidate(null, miami), horizon)
  expect(blocked).toMatchObject([
    { from: instant('2026-11-01T00:00:00-04:00'), to: instant('2026-11-02T00:00:00-05:00') },
  ])
  expect(blocked[0]!.to - blocked[0]!.from).toBe(25 * hour)
})

test('quiet hours apply to both passes of a repeated hour', () => {
  const world = aWorld({ rules: [quietHours({ start: '22:00', end: '01:30' })] })
  const horizon = { from: instant('2026-11-01T00:00:00-04:00'), to: instant('2026-11-01T12:00:00-05:00') }
  const { blocked } = freeTimes(world, aCandidate(null, miami), horizon)
  expect(blocked.map(({ from, to }) => [from, to])).toEqual([
    [instant('2026-11-01T00:00:00-04:00'), instant('2026-11-01T01:30:00-04:00')],
    [instant('2026-11-01T01:00:00-05:00'), instant('2026-11-01T01:30:00-05:00')],
  ])
})

test('the finding of a blackout says where it applies and when it ends', () => {
  const rule = aRule({
    type: 'blackout',
    name: 'Election day',
    area: 'US-TX-453',
    from: '2026-06-10T00:00:00-05:00',
    to: '2026-06-11T12:00:00-05:00',
  })
  const { findings } = check(aWorld({ rules: [rule] }), aCandidate(b, texas))
  expect(findings.map((finding) => finding.message)).toEqual([
    '“Election day” is a blackout in Austin and 2 more places until Thursday, June 11, 12:00 pm Central time.',
  ])
})

const burst: Hold = {
  incident: 'burst',
  title: 'Water main break',
  area: travis,
  begin: b,
  expectedEnd: b + 3 * hour,
  open: true,
}

function heldAt(hold: Partial<Hold>, now: number, at: number): boolean {
  const world = aWorld({ holds: [{ ...burst, ...hold }], now })
  return check(world, aCandidate(at, austin)).verdict === 'blocked'
}

test('a hold blocks marketing in its areas from the start of the incident to its expected end', () => {
  expect(heldAt({}, b, b - 1)).toBe(false)
  expect(heldAt({}, b, b)).toBe(true)
  expect(heldAt({}, b, b + 3 * hour - 1)).toBe(true)
  expect(heldAt({}, b, b + 3 * hour)).toBe(false)
  expect(heldAt({ area: miami }, b, b)).toBe(false)
})

test('a hold with no expected end, or an open one past it, blocks the next 24 hours', () => {
  expect(heldAt({ expectedEnd: null }, b + hour, b + 25 * hour - 1)).toBe(true)
  expect(heldAt({ expectedEnd: null }, b + hour, b + 25 * hour)).toBe(false)
  expect(heldAt({}, b + 3 * hour, b + 27 * hour - 1)).toBe(true)
  expect(heldAt({}, b + 3 * hour - 1, b + 4 * hour)).toBe(false)
  expect(heldAt({ open: false }, b + 4 * hour, b + 5 * hour)).toBe(false)
})

test('a hold does not block service posts or overridden posts', () => {
  const world = aWorld({ holds: [burst] })
  expect(check(world, aCandidate(b, texas, { kind: 'service' })).verdict).toBe('clear')
  expect(check(world, aCandidate(b, texas, { waivedRules: ['hold:burst'] })).verdict).toBe('clear')
  const { findings } = check(world, aCandidate(b, texas))
  expect(findings).toMatchObject([
    { rule: 'hold:burst', type: 'hold', channel: 'facebook', places: { intervals: [0, 3] } },
  ])
  expect(findings[0]!.message).toBe(
    '“Water main break” stops marketing in Austin and 2 more places until Wednesday, June 10, 12:00 pm Central time.',
  )
})

test('a rule for an area that no longer exists blocks everything and says why', () => {
  const rule = aCap(3, 'PT24H', { name: 'Texts per town', area: 'US-TX-999' })
  const world = aWorld({ rules: [rule] })
  const report = check(world, aCandidate(b, austin))
  expect(report).toMatchObject({ verdict: 'blocked', nextFree: null })
  expect(report.findings[0]!.message).toBe(
    'The rule “Texts per town” is for US-TX-999, which is no longer a known area. Choose another area for the rule.',
  )
  const { free, blocked } = freeTimes(world, aCandidate(null, austin), { from: b, to: b + day })
  expect([free, blocked]).toEqual([[], [{ from: b, to: b + day, rules: [rule.id] }]])
})

test('a rule that warns does not block', () => {
  const world = aWorld({ rules: [quietHours({ id: 'night', enforcement: 'warn' })] })
  const at = instant('2026-06-10T22:00:00-04:00')
  const report = check(world, aCandidate(at, miami))
  expect(report).toMatchObject({ verdict: 'warning', nextFree: at, findings: [{ level: 'warn' }] })
  const horizon = { from: at, to: at + 12 * hour }
  expect(freeTimes(world, aCandidate(null, miami), horizon)).toEqual({
    free: [horizon],
    blocked: [],
    warned: [{ from: at, to: at + 10 * hour, rules: ['night'] }],
  })
})

test('its own time is not proposed when a hold that reaches further in a minute stops it', () => {
  const candidate = aCandidate(b + 5 * hour, austin)
  const endingAt = (expectedEnd: number) => check(aWorld({ holds: [{ ...burst, expectedEnd }], now: b }), candidate)
  expect(endingAt(b + hour)).toMatchObject({ verdict: 'clear', nextFree: b + 5 * hour })
  const soon = endingAt(b + 16_000)
  expect(soon.verdict).toBe('clear')
  expect(soon.nextFree).toBeGreaterThan(b + day)
})
