import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { findingsFor } from '../../server/planning/check.ts'
import { freeTimes } from '../../server/planning/free-times.ts'
import type { Candidate } from '../../server/planning/message.ts'
import { runs, type Scene, scenes } from './arbitraries.ts'
import { oracle } from './oracle.ts'

// More runs than usual take longer than a test usually may.
vi.setConfig({ testTimeout: 3_600_000 })

/** Place by place and rule by rule, as the oracle puts it. */
function engine({ world }: Scene, candidate: Candidate): string[] {
  const times = candidate.parts.map((part) => part.at!)
  return findingsFor(world, candidate, Math.min(...times)).flatMap(({ rule, channel, places }) => {
    const found: string[] = []
    for (let edge = 0; edge < places.intervals.length; edge += 2) {
      for (let place = places.intervals[edge]!; place < places.intervals[edge + 1]!; place++) {
        found.push(`${rule} ${channel} ${place}`)
      }
    }
    return found
  })
}

function naive({ world, messages }: Scene, candidate: Candidate): string[] {
  return oracle(world, messages, candidate).map(({ rule, channel, place }) => `${rule} ${channel} ${place}`)
}

/** The candidate if it went out at t: parts without a time at t; without such parts, all of them moved. */
function at(candidate: Candidate, t: number): Candidate {
  const times = candidate.parts.flatMap((part) => (part.at === null ? [] : [part.at]))
  const shift = t - Math.min(...times)
  const someUntimed = times.length < candidate.parts.length
  const parts = candidate.parts.map((part) => {
    if (part.at === null) return { ...part, at: t }
    return someUntimed ? part : { ...part, at: part.at + shift }
  })
  return { ...candidate, parts }
}

test('9: the interval engine and the naive oracle agree on every place, rule and channel', () => {
  fc.assert(
    fc.property(scenes(), (scene) => {
      const candidate = at(scene.candidate, scene.night)
      expect(engine(scene, candidate).sort()).toEqual(naive(scene, candidate).sort())
    }),
    runs(40),
  )
})

test('6: every free time passes the check, and one millisecond outside a free stretch fails it', () => {
  const hour = 3_600_000
  fc.assert(
    fc.property(scenes(), fc.integer({ min: -30, max: 30 }), (scene, start) => {
      const horizon = { from: scene.night + start * hour, to: scene.night + (start + 40) * hour }
      const { free, blocked } = freeTimes(scene.world, scene.candidate, horizon)
      const whole = [...free, ...blocked].sort((a, b) => a.from - b.from)
      expect(whole.map(({ from }) => from)).toEqual([horizon.from, ...whole.slice(0, -1).map(({ to }) => to)])
      expect(whole.at(-1)!.to).toBe(horizon.to)
      for (const { from, to } of free) {
        expect(blocking(scene, from)).toEqual([])
        expect(blocking(scene, to - 1)).toEqual([])
        if (from > horizon.from) expect(blocking(scene, from - 1)).not.toEqual([])
        if (to < horizon.to) expect(blocking(scene, to)).not.toEqual([])
      }
      for (const { from, to, rules } of blocked) {
        expect(blocking(scene, from)).toEqual([...rules].sort())
        expect(blocking(scene, to - 1)).toEqual([...rules].sort())
      }
    }),
    runs(30),
  )
})

/** The rules that block the candidate at t. */
function blocking(scene: Scene, t: number): string[] {
  const { world, messages, candidate } = scene
  const blocks = (id: string) =>
    id.startsWith('hold:') || world.rules.find((rule) => rule.id === id)!.enforcement === 'block'
  return [...new Set(oracle(world, messages, at(candidate, t)).map(({ rule }) => rule))].filter(blocks).sort()
}
