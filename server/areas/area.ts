/** Levels of the tree from the top. A `city` spans several counties; `rest` is "elsewhere in X county". */
export const areaKinds = ['country', 'state', 'city', 'county', 'town', 'rest'] as const
export type AreaKind = (typeof areaKinds)[number]

/**
 * One node of the tree. Its places are the half-open interval [lo, hi) of place numbers
 * (docs/scheduling-rules.md#places-and-areas).
 */
export interface Area {
  /** Stable, readable, never reused: `US`, `US-TX`, `US-TX-453`, `US-TX-453-austin`, `US-TX-453~`. */
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
  /** IANA zone of a place (a town or a rest); null for larger areas. */
  zone: string | null
}
