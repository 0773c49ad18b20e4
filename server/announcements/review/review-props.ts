import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, StatusMark, TextChange, Time } from '../../platform/pages/shared-props.ts'
import type { Fact, Previews, ReadChecks } from '../checks/checks-props.ts'

export interface DecisionButtons {
  label: string
  /** Whether the main button needs a reason for each rule that blocks. */
  overrides: boolean
  /** What the main button leaves open. */
  note: string | null
  /** A second button, which approves without passing the rules. */
  without: string | null
}

export interface ReviewPage {
  title: string
  id: string
  revision: number
  kind: Kind
  severity: { word: string; tone: StatusMark['tone'] } | null
  /** "2 min ago". */
  submitted: Time
  /** That a duty manager published it already, and when it went out. */
  published: string | null
  /** To, When, On, From. */
  facts: Fact[]
  previews: Previews
  /** Since this approver last looked, or since the last approved version; null for the first version. */
  changes: { title: string; parts: TextChange[]; notes: TextChange[][] } | null
  checks: ReadChecks
  /** A field `override:<rule>` for each blocking rule, for the reason to override it. */
  overrides: Field[]
  /** The revisions of these rules, which are sent with the reasons. */
  seen: { name: string; value: string }[]
  errors: { field: string; message: string }[]
  /** Why this person cannot decide, such as because they wrote part of it. */
  cannot: string | null
  approve: DecisionButtons & { action: string; comment: Field }
  /** Null when it has gone out already. */
  sendBack: { action: string; reason: Field } | null
}

export interface ReviewViews {
  'announcements/review/review': ReviewPage
}
