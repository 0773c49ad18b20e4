/**
 * Levels of the tree from the top. A `city` spans several counties, a `part` is in a town, and `rest` is "elsewhere in X
 * County" or, in a town with parts, "elsewhere in X".
 */
export const areaKinds = ['country', 'state', 'city', 'county', 'town', 'part', 'rest'] as const
export type AreaKind = (typeof areaKinds)[number]

/**
 * Whether people live in it and not only in what is in it: a town, a part of one, or a rest. Only these can be places, and
 * none of them says where another area is, but a town where its parts are.
 */
export function isSettled({ kind }: Pick<Area, 'kind'>): boolean {
  return kind === 'town' || kind === 'part' || kind === 'rest'
}

/**
 * One node of the tree. Its places are the half-open interval [lo, hi) of place numbers
 * (docs/scheduling-rules.md#places-and-areas).
 */
export interface Area {
  /** Stable, readable, never reused, kept when an area moves: `US`, `US-TX`, `US-TX-453`, `US-TX-453-austin`, `US-TX-453~`. */
  code: string
  name: string
  kind: AreaKind
  parent: string | null
  lo: number
  hi: number
  /** Set when the gazetteer no longer lists the area; it then has no places (lo = hi). */
  retiredAt: string | null
  population: number | null
  latitude: number | null
  longitude: number | null
  fips: string | null
  geonames: number | null
  /** IANA zone of a place (an area with nothing in it); null for larger areas. */
  zone: string | null
  /** How it is known that a part belongs to its town (docs/decisions/0018-parts-of-towns.md); null for other areas. */
  basis: string | null
}
