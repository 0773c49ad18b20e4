import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { check, judgmentOf } from '../../server/planning/findings/check.ts'
import type { Candidate } from '../../server/planning/model/message.ts'
import { timed } from '../../server/planning/model/timing.ts'
import { delayingChannels, splitByChannel } from '../../server/planning/rescheduling/delaying-channels.ts'
import { runs, scenes } from './arbitraries.ts'
import { oracle } from './oracle.ts'
import { aCandidate, aCap, aMessage, austin, aWorld, b, day, hour, miami } from './sample.ts'

vi.setConfig({ testTimeout: 3_600_000 })

const channels = ['facebook', 'sms']

function delaysOf(world: Parameters<typeof check>[0], candidate: Candidate) {
  return delayingChannels(world, candidate, check(world, candidate).findings)
}

test('a blocked channel waits for room, and the free one keeps its time', () => {
  const world = aWorld({ rules: [aCap(1, 'PT24H')], messages: [aMessage(b - hour, austin)], now: b - day })
  expect(delaysOf(world, aCandidate(b, austin, { channels }))).toEqual([
    { type: 'delay_channels', channels: ['facebook'], free: ['sms'], at: b + 23 * hour },
  ])
})

test('nothing waits when every channel is blocked, when none is, or when the rule counts the channels together', () => {
  const rules = [aCap(1, 'PT24H')]
  const posts = channels.map((channel) => aMessage(b - hour, austin, { channel }))
  const candidate = aCandidate(b, austin, { channels })
  expect(delaysOf(aWorld({ rules, messages: posts, now: b - day }), candidate)).toEqual([])
  expect(delaysOf(aWorld({ rules, messages: [aMessage(b, miami)], now: b - day }), candidate)).toEqual([])
  const together = [aCap(1, 'PT24H', { across: 'together' })]
  expect(delaysOf(aWorld({ rules: together, messages: posts.slice(1), now: b - day }), candidate)).toEqual([])
})

test('what is proposed is legal, the free channels were free, and each blocked one was blocked', () => {
  fc.assert(
    fc.property(scenes({ most: 10 }), ({ world, messages, candidate: asked }) => {
      const candidate = { ...asked, waivedRules: [] }
      const { findings } = judgmentOf(world, candidate)
      const warnings = new Set(world.rules.filter(({ enforcement }) => enforcement === 'warn').map(({ id }) => id))
      const isBlocked = (one: Candidate) => oracle(world, messages, one).some(({ rule }) => !warnings.has(rule))
      const only = (keys: readonly string[]) => ({
        ...timed(candidate),
        parts: timed(candidate).parts.filter(({ channel }) => keys.includes(channel)),
      })
      const split = splitByChannel(candidate, findings)
      for (const channel of split?.blocked ?? []) expect(isBlocked(only([channel]))).toBe(true)
      for (const remedy of delayingChannels(world, candidate, findings)) {
        if (remedy.type !== 'delay_channels') throw new Error('It proposes nothing else.')
        expect(isBlocked(only(remedy.free))).toBe(false)
        const parts = timed(candidate).parts.map((part) =>
          remedy.channels.includes(part.channel) ? { channel: part.channel, reach: part.reach, at: remedy.at } : part,
        )
        expect(isBlocked({ ...candidate, parts })).toBe(false)
      }
    }),
    runs(20),
  )
})
