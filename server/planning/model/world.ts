import type { Intervals } from '../../areas/intervals.ts'
import type { Bookings } from '../store/plan.ts'
import type { Rule } from './rule-schema.ts'

/** Everything that a verdict depends on. The engine reads no clock and no database: this is all it knows. */
export interface World {
  places: Places
  names: Names
  rules: readonly Rule[]
  holds: readonly Hold[]
  plan: Bookings
  channelName(key: string): string
  now: number
}

export interface Places {
  count: number
  zones: readonly string[]
  /** The index in `zones` of each place. */
  zoneOf: Uint8Array | Uint16Array
}

/** What sentences and rules need to know of the areas. */
export interface Names {
  nameOf(place: number): string
  codeOf(place: number): string
  peopleOf(place: number): number | null
  /** The places of an area; undefined when the code is unknown or retired. */
  areaInterval(code: string): readonly [lo: number, hi: number] | undefined
}

/** An incident stops marketing where it is (PLANNING 4, Hold). */
export interface Hold {
  incident: string
  title: string
  area: Intervals
  begin: number
  expectedEnd: number | null
  open: boolean
}
