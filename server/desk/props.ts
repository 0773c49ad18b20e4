import type { Kind } from '../planning/model/rule-schema.ts'
import type { StatusMark, Time } from '../platform/pages/shared-props.ts'

export interface DeskViews {
  'desk/today': TodayPage
  'desk/_rows': { rows: Row[] }
}

export interface TodayPage {
  /** "Sunday, November 22, 3:36 am PST" */
  now: string
  /** Announcements that are waiting for this person's decision. */
  toDecide: Row[]
  /** Held, missed, failed, or approved without a time. */
  stuck: Row[]
  /** Posts that a person has to make by hand, or that did not arrive. */
  deliveries: string | null
  /** Drafts that this person wrote part of and that were returned, and all-clears that were drafted for them. */
  returned: Row[]
  /** The open incidents. */
  happening: {
    title: string
    where: string
    text: string
    severity: StatusMark
    promise: StatusMark | null
    write: string | null
  }[]
  next: Row[]
  /** "3 more in the calendar", when more go out than are shown. */
  more: string | null
  mayWrite: boolean
}

export interface Row {
  href: string
  headline: string
  kind: Kind
  status: StatusMark | null
  time: Time | null
  /** "Bakersfield, Oildale, on SMS and Notice page" */
  where: string
  note: string | null
}
