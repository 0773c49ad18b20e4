import { expect, test } from 'vitest'
import type { Intervals } from '../../server/areas/tree/intervals.ts'
import { sweep } from '../../server/planning/forbidden/sweep.ts'

test('a sweep rejects more sets or places than its events can encode', () => {
  const tooMany = { length: 2 ** 23 + 1 } as unknown as readonly Intervals[]
  expect(() => sweep({ sets: tooMany, owns: null, places: null }, () => {})).toThrow(RangeError)
  const places = { count: 2 ** 29 + 1, zones: [], zoneOf: new Uint8Array(0) }
  expect(() => sweep({ sets: [], owns: null, places }, () => {})).toThrow(RangeError)
})

test('neighboring places inside the same sets are visited together, split by zone on request', () => {
  const sets = [
    [0, 4],
    [2, 6],
  ]
  const places = { count: 6, zones: ['America/Chicago', 'America/Denver'], zoneOf: Uint8Array.of(0, 0, 0, 1, 1, 1) }
  const visited = (by: typeof places | null) => {
    const runs: [number, number, number[]][] = []
    sweep({ sets, owns: null, places: by }, ({ lo, hi, inside }) => runs.push([lo, hi, [...inside]]))
    return runs
  }
  expect(visited(null)).toEqual([
    [0, 2, [0]],
    [2, 4, [0, 1]],
    [4, 6, [1]],
  ])
  expect(visited(places)).toEqual([
    [0, 2, [0]],
    [2, 3, [0, 1]],
    [3, 4, [0, 1]],
    [4, 6, [1]],
  ])
})
