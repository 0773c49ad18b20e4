import type { Area } from '../tree/area.ts'

/** What the packages say about one country. */
export interface GazetteerPlan {
  /** Numbered from 0. */
  areas: Area[]
  names: LeadingName[]
}

/** A name that is no area of its own and leads to one: "Buckhead" leads to Atlanta. */
export interface LeadingName {
  name: string
  /** The code of the area. */
  code: string
  /** How this is known, as in `Area.basis`. */
  basis: string
}
