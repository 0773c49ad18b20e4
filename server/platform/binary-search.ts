/** How many of the ascending values are below `value`: where it stands, or would stand. */
export function position(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The same for what is sorted otherwise: how many of so many things are before something. */
export function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** Adds [from, to) to intervals in place, so that they stay sorted, disjoint and apart. */
export function insertStretch(intervals: number[], from: number, to: number): void {
  if (from >= to) return
  let first = position(intervals, from)
  let end = position(intervals, to + 1)
  if (first % 2 === 1) first--
  if (end % 2 === 1) end++
  if (end - first === 2 && intervals[first]! <= from && to <= intervals[first + 1]!) return
  const lo = first < end ? Math.min(from, intervals[first]!) : from
  const hi = first < end ? Math.max(to, intervals[end - 1]!) : to
  intervals.splice(first, end - first, lo, hi)
}
