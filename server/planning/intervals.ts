/**
 * A set of place numbers (or instants) as sorted, disjoint, non-touching half-open intervals,
 * flat: [lo, hi, lo, hi, …]. Empty is [].
 */
export type Intervals = readonly number[]
