import type { Field } from '../../platform/pages/shared-props.ts'

/**
 * Chooses the areas of an audience, as a part of any form. Its buttons post the form to `action` with `do`: `find` (search
 * for `place`), `paste` (read `names`), `include:<code>` (or several with commas), `exclude:<code>` and `drop:<code>`
 * (remove a mark), and `use-saved` where saved audiences are offered. Its fields: place, names, saved, include, exclude.
 */
export interface Picker {
  /** The URL that its buttons post the form to. */
  action: string
  /** Answers the form's `place` with `audiences/picker/_area_results`. */
  areaSearch: string
  place: string
  results: AreaResults
  paste: PasteProps
  /** Chooses a saved audience, whose marks are then copied. Null where there is none to choose. */
  saved: Field | null
  marks: Marks
}

/** The box for a pasted list, and what is still in it. */
export interface PasteProps {
  names: string
  open: boolean
  error: string | null
  /** Names about which a person decides: areas that are called so, or nearly so. */
  questions: {
    text: string
    question: string
    /** `code` has commas between several: "Both", for a ZIP code of two towns. */
    areas: { code: string; label: string }[]
  }[]
  /** Names that nothing is called, not even nearly. */
  unknown: string[]
}

export interface Marks {
  /** The URL that its buttons post the form to, the same as the picker's. */
  action: string
  included: MarkProps[]
  excluded: MarkProps[]
  error: string | null
}

export interface MarkProps {
  code: string
  name: string
  people: string
  /** "Rosedale is not inside an included area. This mark changes nothing." */
  note: string | null
}

export interface AreaResults {
  /** The URL that its buttons post the form to, the same as the picker's. */
  action: string
  /** "3 areas for “bakers”", "No area named “bakersfeld”. Did you mean this one?" Empty without a search. */
  summary: string
  areas: {
    code: string
    name: string
    where: string
    people: string
    /** "93301: Bakersfield, Kern County", where the area is not simply called what was searched for. */
    understood: string | null
    included: boolean
    excluded: boolean
  }[]
  /** What pasted names were taken for; `text` is null where that is what was written. */
  added: { text: string | null; label: string }[]
  /** "And 30 more, below." */
  moreAdded: string | null
}

export interface PickerViews {
  'audiences/picker/_picker': { picker: Picker }
  'audiences/picker/_marks': { marks: Marks }
  'audiences/picker/_area_results': { results: AreaResults }
}
