import type { Intervals } from '../../areas/tree/intervals.ts'
import type { Audience } from '../../audiences/audience.ts'
import type { Bookings } from './bookings.ts'
import type { Rule } from './rule-schema.ts'

/** Everything a verdict depends on. The engine reads no clock and no database. */
export interface World {
  places: Places
  names: Names
  rules: readonly Rule[]
  holds: readonly Hold[]
  plan: Bookings
  channelName(key: string): string
  /** Milliseconds since 1970. */
  now: number
}

export interface Places {
  count: number
  zones: readonly string[]
  /** The index in `zones` of each place. */
  zoneOf: Uint8Array | Uint16Array
}

/** What rules and sentences need to know about areas. */
export interface Names {
  nameOf(place: number): string
  codeOf(place: number): string
  peopleOf(place: number): number | null
  /** The town of which the place is a part; undefined where a place is in no town or is one. */
  townAt(place: number): Town | undefined
  /** The places of an area; undefined when the code is unknown or retired. */
  areaInterval(code: string): readonly [lo: number, hi: number] | undefined
  /** The places of an audience; undefined when it names an area that is unknown or retired. */
  audiencePlaces(audience: Audience): Intervals | undefined
}

/** A town with parts, which are the places [lo, hi). */
export interface Town {
  name: string
  lo: number
  hi: number
  people: number | null
}

/** An incident that stops marketing in its area (docs/scheduling-rules.md#hold). Times in milliseconds since 1970. */
export interface Hold {
  incident: string
  title: string
  area: Intervals
  begin: number
  expectedEnd: number | null
  open: boolean
}
