import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  difference,
  type Intervals,
  intersection,
  normalise,
  overlaps,
  pairs,
  size,
  union,
  unionAll,
} from '../../server/areas/tree/intervals.ts'

const WIDTH = 40

/** The same set as one flag per number, simple enough to be obviously right. */
function naive(set: Intervals): boolean[] {
  return Array.from({ length: WIDTH }, (_, n) => pairs(set).some(([lo, hi]) => lo <= n && n < hi))
}

function fromNaive(flags: boolean[]): Intervals {
  const result: number[] = []
  for (const [n, flag] of flags.entries()) {
    if (flag !== (flags[n - 1] ?? false)) result.push(n)
  }
  if (flags.at(-1)) result.push(flags.length)
  return result
}

const flags = fc.array(fc.boolean(), { minLength: WIDTH, maxLength: WIDTH })
const anySet = flags.map(fromNaive)
const anyPairs = fc.array(fc.tuple(fc.nat(WIDTH), fc.nat(WIDTH)))

describe('interval sets agree with one flag per number', () => {
  test.each([
    ['union', union, (a: boolean, b: boolean) => a || b],
    ['intersection', intersection, (a: boolean, b: boolean) => a && b],
    ['difference', difference, (a: boolean, b: boolean) => a && !b],
  ] as const)('%s', (_name, operation, flag) => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [inA, inB] = [naive(a), naive(b)]
        expect(operation(a, b)).toEqual(fromNaive(inA.map((value, n) => flag(value, inB[n]!))))
      }),
    )
  })

  test('normalise turns any pairs into sorted, disjoint, non-touching intervals', () => {
    fc.assert(
      fc.property(anyPairs, (list) => {
        const expected = Array.from({ length: WIDTH }, (_, n) => list.some(([lo, hi]) => lo <= n && n < hi))
        expect(normalise(list)).toEqual(fromNaive(expected))
      }),
    )
  })

  test('size, contains and overlaps', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [inA, inB] = [naive(a), naive(b)]
        expect(size(a)).toBe(inA.filter(Boolean).length)
        expect(inA.map((_, n) => contains(a, n))).toEqual(inA)
        expect(overlaps(a, b)).toBe(inA.some((value, n) => value && inB[n]))
      }),
    )
  })

  test('unionAll equals repeated union', () => {
    fc.assert(
      fc.property(fc.array(anySet), (sets) => {
        expect(unionAll(sets)).toEqual(sets.reduce(union, [] as Intervals))
      }),
    )
  })
})

test('touching intervals become one', () => {
  expect(union([0, 2], [2, 4])).toEqual([0, 4])
  expect(
    normalise([
      [5, 7],
      [1, 5],
    ]),
  ).toEqual([1, 7])
})

test('the empty set contains nothing, and an interval contains its start but not its end', () => {
  expect(contains([], 0)).toBe(false)
  expect([1, 2, 4, 5].map((n) => contains([2, 5], n))).toEqual([false, true, true, false])
})
