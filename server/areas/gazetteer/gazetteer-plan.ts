import type { Area } from '../tree/area.ts'
import type { LeadingName, ZipShare } from '../tree/leading.ts'

export type { LeadingName, ZipShare }

/** What the packages say about one country. */
export interface GazetteerPlan {
  /** Numbered from 0. */
  areas: Area[]
  names: LeadingName[]
  zips: ZipShare[]
}
