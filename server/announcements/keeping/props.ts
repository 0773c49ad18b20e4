import type { TextChange } from '../../platform/pages/shared-props.ts'

/** What the form knows of the version that it was opened with or has saved. */
export interface KnownVersion {
  revision: number
  /** The id with which it is saved for the first time. */
  draft: string | null
  /** What each field held, as hashes. */
  seen: string
}

/** What is said while a draft saves itself. */
export interface Keeping {
  /** Where the form is posted to for that; null when only a person saves it. */
  href: string | null
  /** "Not saved yet: time. Enter a time too." */
  unsaved: string | null
}

/** "Tom Becker saved a newer version at 10:42 am PST.", and the button with which the form is posted. */
export interface NewerNote {
  text: string
  action: string
  /** Whether it only shows the form again, and so needs no new page. */
  button: { value: string; label: string; staysHere: boolean }
}

/** What somebody else has changed meanwhile. */
export interface MergedSection {
  text: string
  /** Whose version the form is compared with. */
  by: string
  /** What both have changed, and nobody has decided yet. */
  fields: {
    field: string
    label: string
    theirs: TextChange[]
    mine: TextChange[]
    /** "Take Tom Becker’s" */
    take: string
  }[]
}

export interface SavedNote {
  /** "Saved 10:26 am PST". */
  saved: string
  /** How much of what was sent is saved now. */
  kept: 'all' | 'some' | 'none'
  /** Where the draft is opened again, once it is saved. */
  address: string | null
}

export interface KeepingViews {
  'announcements/keeping/_saved': SavedNote
  'announcements/keeping/_known': KnownVersion
  'announcements/keeping/_keeping': { keeping: Keeping }
  'announcements/keeping/_merged': { merged: MergedSection; action: string }
  'announcements/keeping/_newer': { newer: NewerNote | null }
  /** The answer to a draft that saves itself. */
  'announcements/keeping/_kept': SavedNote & KnownVersion & { keeping: Keeping; newer: NewerNote | null }
}
