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
  /**
   * Best first: exact, then another spelling, then in other words ("NYC", "Kern Co."), then prefix, then word prefix, then
   * misspelled; ties by population. One that only begins so is second if it is much larger. Understands "springfield il",
   * codes and ZIP codes.
   */
  matches(query: string, options?: SearchOptions): Match[]
  /** The areas of `matches`. */
  find(query: string, options?: SearchOptions): Area[]
  /**
   * Only the areas with exactly this name in one of its usual spellings, or this code, abbreviation or ZIP code; the largest
   * first. What is called so in other words is meant only if nothing has the name itself.
   */
  named(query: string, options?: SearchOptions): Area[]
  /** All areas that a name with nothing beside it can mean, the best first: also as a short name, or by leading there. */
  sharing(name: string): Area[]
  /** An area that an administrator calls otherwise, with the name that the gazetteer has for it. */
  asInGazetteer(area: Area): Area | undefined
  /** Whether this can follow a name to say where it is: a state, county or country. */
  isQualifier(text: string): boolean
}
