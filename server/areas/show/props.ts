import type { Field, Time } from '../../platform/pages/shared-props.ts'
import type { AreaList } from '../props.ts'
import type { Happenings, PostHere } from './happenings.ts'

export interface AreaPageViews {
  'areas/show': ShowPage
  'areas/correction': CorrectionPage
  'areas/people': PeoplePage
  'areas/retired': RetiredPage
  'areas/_namings': { namings: ShownNaming[] }
  'areas/_happenings': { here: Happenings }
  'areas/_posts': { posts: PostHere[] }
  'areas/_affected': { title: string; affected: CorrectionPage['gains'] }
}

export interface ShowPage {
  code: string
  name: string
  /** "in Texas". */
  where: string
  path: { href: string; name: string }[]
  people: { number: string; source: string }
  facts: Fact[]
  retired: Time | null
  /** What still names an area that was retired. */
  namings: ShownNaming[]
  corrections: ShownCorrection[]
  /** For administrators, of an area that can be corrected. */
  edit: { revision: string; fields: Field[]; note: string | null } | null
  revision: string
  errors: { field: string; message: string }[]
  list: AreaList
  /** Null for an area that was retired. */
  here: Happenings | null
}

/** What is known of an area, and where it comes from. */
export interface Fact {
  term: string
  text: string
  isCode: boolean
  /** Empty where nothing has to be said. */
  source: string
}

export interface ShownCorrection {
  field: string
  term: string
  now: string
  own: string
  /** What the link says that undoes it. */
  undo: string
  by: string
  at: Time
  /** Why it has no effect. */
  unapplied: string | null
}

/** Says what a correction means before it is made. */
export interface CorrectionPage {
  code: string
  path: ShowPage['path']
  name: string
  isUndo: boolean
  /** What to make sure of before. */
  warnings: string[]
  rows: { term: string; now: string; after: string }[]
  /** Whose count of people changes. */
  people: { name: string; now: string; after: string }[]
  /** What the form sends once more. */
  hidden: { name: string; value: string }[]
  gains: { text: string; href: string | null; title: string }[]
  loses: { text: string; href: string | null; title: string }[]
  /** The notices that would come to the public pages of other areas, or leave them, each with the area. */
  comes: { text: string; href: string | null; title: string }[]
  leaves: { text: string; href: string | null; title: string }[]
  /** Booked posts that would be held at their time, and those that would leave somebody out then, with the reason. */
  held: { text: string; href: string | null; title: string }[]
  narrowed: { text: string; href: string | null; title: string }[]
  /** What becomes of notices and posts, as sentences. */
  notes: string[]
  exceeded: string[]
  /** How many windows there are beyond those listed. */
  more: number
}

/** The page on which people figures are pasted. */
export interface PeoplePage {
  csv: Field
  errors: { field: string; message: string }[]
  problems: { line: string; text: string; why: string }[]
  preview: PeoplePreview | null
}

export interface PeoplePreview {
  note: string
  changes: { href: string; name: string; where: string; before: string; after: string }[]
  /** How many there are beyond those listed. */
  more: string | null
  /** Null while there is a problem, or nothing to change. */
  confirm: { seen: string; label: string } | null
}

export interface ShownNaming {
  what: string
  title: string
  href: string | null
  state: string
  /** What to do there. */
  decide: string
}

/** What the gazetteer no longer lists, but something still names. */
export interface RetiredPage {
  note: string
  areas: {
    href: string
    name: string
    code: string
    since: Time
    instead: { href: string; name: string; code: string } | null
    namings: ShownNaming[]
  }[]
}
