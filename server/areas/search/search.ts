import type { Area, AreaKind } from '../tree/area.ts'

export interface SearchOptions {
  kinds?: readonly AreaKind[] | undefined
  /** Only inside this area; an area's code. */
  under?: string | undefined
  limit?: number | undefined
}

/** An area that somebody may have meant. */
export interface Match {
  area: Area
  /** How the query was read, in words, where it is not simply the area's name: "93301: Bakersfield, Kern County". */
  understood: string | null
  /** Of a ZIP code: which share of its people is in the area, 0 to 1. An estimate. */
  share: number | null
}

export interface Search {
  /** Best first: exact, then prefix, then word prefix; ties by population. Understands "springfield il" and codes. */
  matches(query: string, options?: SearchOptions): Match[]
  /** The areas of `matches`. */
  find(query: string, options?: SearchOptions): Area[]
  /** Only the areas with exactly this name, code or abbreviation; the largest first. */
  named(query: string, options?: SearchOptions): Area[]
  /** Whether this can follow a name to say where it is: a state, county or country. */
  isQualifier(text: string): boolean
}
