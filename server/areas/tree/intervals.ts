import { lowerBound } from '../../platform/binary-search.ts'

/**
 * A set of place numbers (or instants) as sorted, disjoint, non-touching half-open intervals in one flat array: [lo,
 * hi, lo, hi, …]. The empty set is []. The planning engine's set operations are here because areas and audiences, which
 * the engine depends on, need them too. All but `normalise` and `unionAll` take at most linear time.
 */
export type Intervals = readonly number[]

/** Makes a set of pairs [lo, hi), which may be unsorted, overlapping, touching or empty (lo >= hi). */
export function normalise(pairs: readonly (readonly [lo: number, hi: number])[]): Intervals {
  const result: number[] = []
  for (const [lo, hi] of pairs.filter(([lo, hi]) => lo < hi).sort((a, b) => a[0] - b[0])) append(result, lo, hi)
  return result
}

export function union(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const result: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && a[i]! <= b[j]!)) {
      append(result, a[i]!, a[i + 1]!)
      i += 2
    } else {
      append(result, b[j]!, b[j + 1]!)
      j += 2
    }
  }
  return result
}

export function unionAll(sets: readonly Intervals[]): Intervals {
  if (sets.length <= 1) return sets[0] ?? []
  return normalise(sets.flatMap(pairs))
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  const result: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const lo = Math.max(a[i]!, b[j]!)
    const hi = Math.min(a[i + 1]!, b[j + 1]!)
    if (lo < hi) result.push(lo, hi)
    if (a[i + 1]! <= b[j + 1]!) i += 2
    else j += 2
  }
  return result
}

/** The numbers that are in `a` but not in `b`. */
export function difference(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0 || b.length === 0) return a
  const result: number[] = []
  let j = 0
  for (let i = 0; i < a.length; i += 2) {
    let lo = a[i]!
    const hi = a[i + 1]!
    while (j < b.length && b[j + 1]! <= lo) j += 2
    for (let k = j; k < b.length && b[k]! < hi; k += 2) {
      if (lo < b[k]!) result.push(lo, b[k]!)
      lo = Math.max(lo, b[k + 1]!)
    }
    if (lo < hi) result.push(lo, hi)
  }
  return result
}

/** Counts the numbers in the set, not its intervals. */
export function size(set: Intervals): number {
  let total = 0
  for (let i = 0; i < set.length; i += 2) total += set[i + 1]! - set[i]!
  return total
}

export function overlaps(a: Intervals, b: Intervals): boolean {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i]! < b[j + 1]! && b[j]! < a[i + 1]!) return true
    if (a[i + 1]! <= b[j + 1]!) i += 2
    else j += 2
  }
  return false
}

/** Uses binary search, because a set may have thousands of intervals. */
export function contains(set: Intervals, value: number): boolean {
  // An odd number of edges at or below the value means that it is between a lo and its hi.
  return lowerBound(set, value + 1) % 2 === 1
}

/** The intervals as pairs [lo, hi). */
export function pairs(set: Intervals): [lo: number, hi: number][] {
  const result: [number, number][] = []
  for (let i = 0; i < set.length; i += 2) result.push([set[i]!, set[i + 1]!])
  return result
}

/**
 * Adds [from, to) in place and keeps the intervals sorted, disjoint and non-touching. Logarithmic except for the
 * splice.
 */
export function insertInterval(intervals: number[], from: number, to: number): void {
  if (from >= to) return
  let first = lowerBound(intervals, from)
  let end = lowerBound(intervals, to + 1)
  if (first % 2 === 1) first--
  if (end % 2 === 1) end++
  if (end - first === 2 && intervals[first]! <= from && to <= intervals[first + 1]!) return
  const lo = first < end ? Math.min(from, intervals[first]!) : from
  const hi = first < end ? Math.max(to, intervals[end - 1]!) : to
  intervals.splice(first, end - first, lo, hi)
}

/** Adds [lo, hi) to sorted intervals. `lo` must not be before the last interval's start. */
function append(result: number[], lo: number, hi: number): void {
  const last = result.length - 1
  if (last > 0 && lo <= result[last]!) result[last] = Math.max(result[last]!, hi)
  else result.push(lo, hi)
}
