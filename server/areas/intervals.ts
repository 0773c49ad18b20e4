/**
 * A set of place numbers (or instants) as sorted, disjoint, non-touching half-open intervals,
 * flat: [lo, hi, lo, hi, …]. Empty is []. The set operations of the planning engine live here too,
 * because areas and audiences, further down, need them first.
 */
export type Intervals = readonly number[]
