import type { Kind } from '../../planning/model/rule-schema.ts'
import type { StatusMark, TextChange, Time } from '../../platform/pages/shared-props.ts'

export interface VersionsPage {
  title: string
  href: string
  kind: Kind
  status: StatusMark
  /** The newest first. */
  versions: Version[]
  pager: { range: string; previous: string | null; next: string | null }
}

export interface Version {
  /** "Version 3" */
  name: string
  /** "Edited" */
  what: string
  by: string
  when: Time
  /** Null for the first version. */
  changes: { parts: TextChange[]; notes: TextChange[][] } | null
  /** All that it said. */
  whole: { term: string; value: string }[]
  /** Whether all that it said is shown at once. */
  open: boolean
}

export interface VersionsViews {
  'announcements/versions/versions': VersionsPage
}
