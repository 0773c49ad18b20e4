import type { Kind } from '../planning/model/rule-schema.ts'
import type { StatusMark, Time } from '../platform/pages/shared-props.ts'

export interface DeskViews {
  'desk/today': TodayPage
  'desk/_today': TodayPage
  'desk/_section': { section: Section }
  'desk/_row': { row: Row }
  'desk/_first_steps': { steps: FirstStep[] }
}

export interface TodayPage {
  /** Stays the same while the page does. */
  mark: string
  /** "Sunday, November 22, 3:36 am PST" */
  now: string
  /** What a new organization has to do, for its administrators. Empty once it is done. */
  firstSteps: FirstStep[]
  /** In the order in which they are shown. One without rows is left out, unless it says what being empty means. */
  sections: Section[]
}

export interface FirstStep {
  name: string
  title: string
  /** Why. */
  note: string
  /** Where it is done. */
  href: string
  done: boolean
  /** The button by which somebody says that all is right as it is; null where there is something to do. */
  settle: string | null
}

export interface Section {
  /** Unique within the page. */
  id: string
  title: string
  /** "in 24 hours", beside the title. */
  note: string | null
  /** Instead of rows, when there are none: a sentence, and where to go. */
  empty: { text: string; links: Link[] } | null
  groups: Group[]
  /** Below the rows. */
  links: Link[]
}

export interface Group {
  /** Null when the section has only one kind of rows. */
  title: string | null
  rows: Row[]
}

/** One thing on Today, whatever it is: an incident, an announcement, a post. */
export interface Row {
  /** Unique within the page, and the same when the page is shown again. */
  id: string
  /** Null if it has no page of its own. */
  href: string | null
  headline: string
  kind: Kind
  /** Critical rows stand out. */
  critical: boolean
  /** Severity, status and promise, each an icon and a word. */
  marks: StatusMark[]
  /** When it is to go out, or went. */
  time: Time | null
  /** "Bakersfield, Oildale, on SMS and Notice page" */
  where: string
  author: string | null
  /** "for 12 min": how long it has been waiting. */
  waited: string | null
  /** Why it is here, or what to do. */
  note: string | null
  actions: (Link & { about: string })[]
}

export interface Link {
  href: string
  label: string
}
