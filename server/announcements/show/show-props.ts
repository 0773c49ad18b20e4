import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, StatusMark, Time, Verdict } from '../../platform/pages/shared-props.ts'
import type { Fact, FindingProps, Previews, ReadChecks } from '../checks/checks-props.ts'
import type { FreeTimesFragment } from '../composer/live-props.ts'

export interface ShowPage {
  title: string
  id: string
  revision: number
  kind: Kind
  status: StatusMark
  severity: { word: string; tone: StatusMark['tone'] } | null
  /** "Version 3 by Dana Reyes, saved today, 10:26 am". */
  saved: string
  /** What it is waiting for, or why it was returned, held, missed, cancelled or retracted. */
  notice: { tone: 'good' | 'caution' | 'bad'; text: string; by: string | null } | null
  edit: string | null
  review: string | null
  /** The composer with a copy of it: "Use it again"; or of an update: "Post an update". */
  again: { href: string; label: string } | null
  transitions: TransitionForm[]
  errors: { field: string; message: string }[]
  /** To, When, On, From, Incident, Publish by, Next update by … */
  facts: Fact[]
  body: string
  link: string | null
  previews: Previews
  bookings: {
    channel: string
    icon: string
    at: Time | null
    status: StatusMark
    reach: string
    /** "Tried 3 times. The mail server refused it." */
    note: string | null
    /** Where a person posts it by hand, or sees what went wrong. */
    look: { href: string; label: string } | null
  }[]
  /** Null once it started to go out or was cancelled. */
  checks: ReadChecks | null
  /** The checks are of a time that was refused, so what to do about it follows at once. */
  refused: boolean
  /** Instead of the checks, when something was refused for another reason than the rules. */
  refusal: Verdict | null
  approvals: { by: string; when: Time; decision: StatusMark; comment: string | null }[]
  history: { what: string; by: string; when: Time; note: string | null }[]
}

/** A transition that the page offers: a button, or a collapsed form when it needs input. */
export interface TransitionForm {
  action: string
  label: string
  tone: 'primary' | 'usual' | 'danger'
  /** What the rules have against the time that this is about. */
  findings: FindingProps[]
  /** Fields it needs first: a reason, a new time. */
  fields: Field[]
  hidden: { name: string; value: string }[]
  /** Instead of a button, those of a week of free times. */
  freeTimes: FreeTimesFragment | null
  /** Open from the start, because what was entered in it was refused. */
  open: boolean
  /** The sentence beside the button: what will happen. */
  consequence: string | null
}

export interface ShowViews {
  'announcements/show/show': ShowPage
  'announcements/show/_transition': { transition: TransitionForm; revision: number; id: string }
}
