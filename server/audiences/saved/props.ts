import type { Field, StatusMark } from '../../platform/pages/shared-props.ts'
import type { Picker } from '../picker/props.ts'

export interface IndexPage {
  mayWrite: boolean
  own: AudienceRow[]
  shared: AudienceRow[]
  pager: { range: string; previous: string | null; next: string | null }
}

export interface AudienceRow {
  href: string
  name: string
  /** "Kern County, California, without Delano". */
  summary: string
  people: string
  /** Who shares it; empty in the list of one's own. */
  owner: string
  status: StatusMark
  /** "1 of its areas is no longer in the gazetteer". */
  retired: string | null
}

/** The form in which an audience is written. */
export interface AudienceForm {
  action: string
  name: Field
  picker: Picker
  people: { number: string; source: string }
  /** The button below the areas. Null when the form goes on. */
  save: string | null
  errors: { field: string; message: string }[]
}

export interface NewPage {
  form: AudienceForm
  /** Whether everybody is to see it. */
  shared: boolean
}

export interface ShowPage {
  id: string
  name: string
  summary: string
  /** "Saved by Dana Reyes". */
  owner: string
  status: StatusMark
  shared: boolean
  people: { number: string; source: string }
  /** Its areas that the gazetteer no longer lists, in a sentence. */
  retired: string | null
  included: { name: string; href: string }[]
  excluded: { name: string; href: string }[]
  /** What can be done with it: a new announcement, the calendar and so on. */
  links: { href: string; label: string; icon: string }[]
  history: string
  revision: string
  /** Null for somebody who may not change it. */
  edit: AudienceForm | null
}

export interface SavedAudienceViews {
  'audiences/saved/index': IndexPage
  'audiences/saved/new': NewPage
  'audiences/saved/show': ShowPage
  'audiences/saved/_form': { form: AudienceForm }
  'audiences/saved/_rows': { rows: AudienceRow[]; owners: boolean }
}
