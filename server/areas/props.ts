export interface AreaViews {
  'areas/index': {
    query: string
    /** `where` is "in Texas". */
    under: { code: string; name: string; where: string } | null
    list: AreaList
    /** Whether to offer own figures of people. */
    mayCorrect: boolean
    /** For administrators: what should be loaded again. */
    outdated: string[]
    /** "3 areas are no longer listed"; null when there is none. */
    retired: string | null
  }
  'areas/_list': { list: AreaList }
}

/** Search results, or the areas directly in one; `note` says how many, and what to do when there are none. */
export interface AreaList {
  note: string
  areas: {
    href: string
    name: string
    level: string
    where: string
    people: string
    zones: string
    /** "93301: Bakersfield, Kern County, about 70%"; null where the area is called what was searched for. */
    understood: string | null
  }[]
}
