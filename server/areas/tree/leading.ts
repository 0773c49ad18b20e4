/** What leads to areas besides their own names. */
export interface Leading {
  names: readonly LeadingName[]
  zips: readonly ZipShare[]
}

/** A name that is no area of its own and leads to one: "Buckhead" leads to Atlanta. */
export interface LeadingName {
  name: string
  /** The code of the area. */
  code: string
  /** How this is known, as in `Area.basis`. */
  basis: string
}

/** How it is known that a name leads to an area: it is the gazetteer's, and an administrator calls the area otherwise. */
export const BY_CORRECTED_NAME = 'corrected-name'

/** Which part of a ZIP code is in an area. */
export interface ZipShare {
  /** Five digits. */
  zip: string
  /** The name that the post office uses for it. */
  name: string
  /** The code of the area. */
  code: string
  /** Of its people, 0 to 1, as an estimate (docs/decisions/0019-finding-places.md). */
  share: number
}
