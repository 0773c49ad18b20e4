import { expect, test } from 'vitest'
import { messagesPerPlace } from '../../server/planning/findings/messages-per-place.ts'
import { previewViolations } from '../../server/planning/findings/rule-preview.ts'
import { exceededInPlan } from '../../server/planning/forbidden/exceeded-in-plan.ts'
import {
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
  quietHours,
  texas,
  travis,
  us,
} from './sample.ts'

test('exposure counts the messages of each place', () => {
  const messages = [
    aMessage(b, us),
    aMessage(b + hour, travis, { channel: 'sms' }),
    aMessage(b + 2 * hour, [0, 1, 4, 6], { kind: 'service' }),
    aMessage(b + day, us),
  ]
  const world = aWorld({ messages })
  const counts = (query: object) => [...messagesPerPlace(world, { from: b, to: b + day, ...query })]
  expect(counts({})).toEqual([3, 2, 2, 1, 2, 2, 1, 1, 1, 1])
  expect(counts({ channel: 'facebook' })).toEqual([2, 1, 1, 1, 2, 2, 1, 1, 1, 1])
  expect(counts({ kinds: ['service'] })).toEqual([1, 0, 0, 0, 1, 1, 0, 0, 0, 0])
})

test('exposure counts more messages at one place than 16 bits hold', () => {
  const messages = Array.from({ length: 65_537 }, (_, index) => aMessage(b + index, austin))
  const [most] = messagesPerPlace(aWorld({ messages }), { from: b, to: b + day })
  expect(most).toBe(65_537)
})

test('an exceeded window lists its messages, places and reasons', () => {
  const cap = aCap(1, 'PT24H', { id: 'cap', exemptFrom: 'critical' })
  const messages = [
    aMessage(b, texas, { id: 'offer' }),
    aMessage(b + hour, travis, { id: 'burst', kind: 'service', severity: 'critical' }),
    aMessage(b + 2 * hour, austin, { id: 'allowed', waivedRules: ['cap'] }),
  ]
  const over = exceededInPlan(aWorld({ rules: [cap], messages }))
  expect(over.map(({ places, messages }) => [places, messages.map(({ id }) => id)])).toEqual([
    [
      [0, 1],
      ['offer', 'burst', 'allowed'],
    ],
    [
      [1, 3],
      ['offer', 'burst'],
    ],
  ])
  expect(over[0]!.window).toEqual({ from: b, to: b + day })
  expect(over[0]!.excuses.map(({ message, excuse }) => [message.id, excuse])).toEqual([
    ['burst', 'exempt'],
    ['allowed', 'waived'],
  ])
  expect(exceededInPlan(aWorld({ rules: [cap], messages }), { from: b, to: b + 1 })).toEqual(over)
  expect(exceededInPlan(aWorld({ rules: [cap], messages }), { from: b + 3 * day, to: b + 4 * day })).toEqual([])
})

test('a preview lists only future bookings that the changed rule newly breaks', () => {
  const evening = instant('2026-06-10T21:30:00-04:00')
  const messages = [
    aMessage(evening - day, miami, { id: 'past' }),
    aMessage(evening, miami, { id: 'evening' }),
    aMessage(evening + hour, miami, { id: 'night' }),
    aMessage(evening + 2 * hour, miami, { id: 'critical', kind: 'service', severity: 'critical' }),
    aMessage(evening + 2 * hour, miami, { id: 'allowed', waivedRules: ['quiet'] }),
    aMessage(evening + 12 * hour, miami, { id: 'morning' }),
  ]
  const before = quietHours({ id: 'quiet', start: '22:00', exemptFrom: 'critical' })
  const after = quietHours({ id: 'quiet', start: '21:00', exemptFrom: 'critical' })
  const other = aRule({ type: 'blackout', area: 'US-TX', from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })
  const world = aWorld({ rules: [before, other], messages, now: evening - hour })
  expect(
    previewViolations(world, [after, other]).map(({ rule, message, places }) => [rule, message.id, places]),
  ).toEqual([['quiet', 'evening', [5, 6]]])
  expect(
    previewViolations(world, [{ ...other, id: 'new', area: 'US-FL' } as typeof other]).map(({ message }) => message.id),
  ).toEqual(['evening', 'night', 'critical', 'allowed', 'morning'])
  expect(previewViolations(world, [])).toEqual([])
})

test('a preview of a cap counts published messages but lists only future ones', () => {
  const messages = [-1, 1, 30].map((hours) => aMessage(b + hours * hour, austin, { id: `${hours}` }))
  const world = aWorld({ messages, now: b })
  expect(previewViolations(world, [aCap(1, 'PT24H')]).map(({ message }) => message.id)).toEqual(['1'])
})
