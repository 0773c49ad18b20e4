import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaps } from '../../server/areas/tree/intervals.ts'
import { inOrder } from '../../server/planning/model/bookings.ts'
import type { Message } from '../../server/planning/model/message.ts'
import { Plan } from '../../server/planning/store/plan.ts'
import { planOverlay } from '../../server/planning/store/plan-overlay.ts'
import { StringIndex } from '../../server/planning/store/string-index.ts'
import { runs, type Scene, scenes } from './arbitraries.ts'
import { aMessage, austin, b, day, elPaso, hour, texas, travis, us } from './sample.ts'

const always = { from: -1e14, to: 1e14, reach: us }

test('a message can be read from the plan until it is removed', () => {
  const message = aMessage(b, austin, { incident: 'burst', severity: 'major', kind: 'service', waivedRules: ['night'] })
  const plan = new Plan([message])
  expect(plan.get(message.id)).toEqual(message)
  expect(plan.size).toBe(1)
  expect(plan.remove(message.id)).toBe(true)
  expect(plan.remove(message.id)).toBe(false)
  expect(plan.get(message.id)).toBeUndefined()
  expect([plan.size, plan.find(always), plan.thread('burst'), plan.bookingsOf(message.announcement)]).toEqual([
    0,
    [],
    [],
    [],
  ])
  expect(plan.span()).toBeNull()
})

test('inserting a message again replaces it', () => {
  const message = aMessage(b, austin)
  const plan = new Plan([message])
  plan.insert({ ...message, at: b + 3 * day, reach: elPaso })
  expect(plan.size).toBe(1)
  expect(plan.find(always)).toEqual([{ ...message, at: b + 3 * day, reach: elPaso }])
  expect(plan.span()).toEqual({ from: b + 3 * day, to: b + 3 * day })
})

test('messages are found by time, place and channel, in calendar order', () => {
  const late = aMessage(b + hour, texas, { id: 'late' })
  const early = aMessage(b, travis, { id: 'early' })
  const second = aMessage(b, austin, { id: 'second', channel: 'sms' })
  const plan = new Plan([late, second, early])
  const ids = (query: Partial<Parameters<Plan['find']>[0]>) => plan.find({ ...always, ...query }).map(({ id }) => id)
  expect(ids({})).toEqual(['early', 'second', 'late'])
  expect(ids({ to: b + hour })).toEqual(['early', 'second'])
  expect(ids({ from: b + 1 })).toEqual(['late'])
  expect(ids({ reach: elPaso })).toEqual(['late'])
  expect(ids({ on: (channel) => channel === 'sms' })).toEqual(['second'])
})

test('a string index finds every key that was not removed, among thousands', () => {
  const lookup = new StringIndex()
  const keys = Array.from({ length: 5000 }, (_, number) => `key ${number}`)
  for (const [number, key] of keys.entries()) lookup.add(key, number)
  for (const key of keys.filter((_, number) => number % 3 === 0)) lookup.remove(key)
  lookup.remove('no such key')
  expect(lookup.size).toBe(keys.length - Math.ceil(keys.length / 3))
  for (const [number, key] of keys.entries()) expect(lookup.find(key)).toBe(number % 3 === 0 ? -1 : number)
})

test('after any inserts, replacements and removals, a plan answers like a list of its messages', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(scenes({ most: 20 }), changes, ({ messages, night, candidate }: Scene, changes) => {
      const plan = new Plan()
      const kept = new Map<string, Message>()
      for (const [index, isInsert] of changes) {
        const message = messages[index % messages.length]
        if (!message) return
        const moved = { ...message, at: message.at + (index % 7) * hour, committed: index }
        if (isInsert) {
          plan.insert(moved)
          kept.set(moved.id, moved)
        } else {
          expect(plan.remove(moved.id)).toBe(kept.delete(moved.id))
        }
      }
      const { reach } = candidate.parts[0]!
      const query = { from: night - 20 * hour, to: night + 20 * hour, reach, on: (channel: string) => channel !== 'x' }
      const fits = ({ at, channel, reach: messageReach }: Message) =>
        at >= query.from && at < query.to && channel !== 'x' && overlaps(messageReach, reach)
      const list = [...kept.values()].sort(inOrder)
      expect(plan.find(query)).toEqual(list.filter(fits))
      expect(plan.thread('i')).toEqual(list.filter((message) => message.incident === 'i'))
      expect(plan.bookingsOf('a')).toEqual(list.filter((message) => message.announcement === 'a'))

      const [removed, added] = [list[0], { ...messages[0]!, id: 'new', committed: 1e6 }]
      const expected = [...list.slice(1), added].sort(inOrder)
      expect(planOverlay(plan, new Set(removed ? [removed.id] : []), [added]).find(query)).toEqual(
        expected.filter(fits),
      )
    }),
    runs(5),
  )
})
