import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, StatusMark, Time } from '../../platform/pages/shared-props.ts'

/** What the week and the list have in common: position in time and filters. */
export interface CalendarPage {
  /** "April 20 to 26, 2026". */
  title: string
  previous: string
  next: string
  /** "This week", the link to the present. */
  now: { href: string; label: string }
  /** Week, List, … */
  views: { label: string; href: string; current: boolean }[]
  /** "Times in Los Angeles (PDT). Texas is 2 hours later." */
  zones: string
  filters: { action: string; fields: Field[]; tentative: boolean; hidden: { name: string; value: string }[] }
  /** The effect of an area filter: "Only what reaches Texas." */
  shown: string | null
  /** The address without filters; set when a filter hides something. */
  clear: string | null
  /** A warning that not all bookings are shown. */
  cut: string | null
  incidents: {
    /** "Open incident" or "Planned work". */
    word: string
    title: string
    /** "Bakersfield, Oildale. Since 6:40 am, expected until about 8 pm." */
    text: string
    /** "1 marketing post held". */
    held: string | null
    href: string | null
    /** Where an update is written. Null for whoever may not. */
    update: string | null
  }[]
}

export interface WeekPage extends CalendarPage {
  /** The label of each hour shown: "8 am", or empty for every other hour, to save room. */
  hours: string[]
  days: Day[]
  /** What the usage under each day counts. */
  measured: string | null
  /** Why nothing is shown as full. Null when the page shows it. */
  full: string | null
  legend: readonly StatusMark[]
}

export interface Day {
  /** "20", "Mon", or "Tue, today". */
  number: string
  name: string
  today: boolean
  /** The usage at the fullest place under the measuring cap. */
  usage: { used: number; limit: number; text: string } | null
  /** "No room", "No room for marketing": nothing more fits on this day. */
  room: string | null
  /** The link to write for this day. Null for a day that is over, and for who does not write. */
  write: string | null
  bands: Band[]
  /** The hours in which a click begins an announcement. */
  slots: WriteSlot[]
  /** By time, both lanes together. */
  cells: LaneCell[]
  /** The current time; null on any day but today. */
  clock: Spot | null
}

/** A quarter of an hour on the grid: `hour` counts from the first hour shown, `quarter` is 0 to 3. */
export interface Spot {
  hour: number
  quarter: number
}

/** A blocked band on the grid. `to` is exclusive: one quarter after the last one it covers. */
export interface Band {
  kind: 'quiet' | 'full' | 'blocked'
  lane: Kind | 'both'
  from: Spot
  to: Spot
  /** "Blackout: billing system move, set by Ana Ruiz". */
  note: string | null
  /** Whether it has no room for its note. */
  isShort: boolean
}

/** An hour of one lane in which a click begins an announcement. */
export interface WriteSlot {
  lane: Kind
  hour: number
  /** "2 pm" */
  label: string
  href: string
}

/**
 * One post of a lane, or several that are minutes apart. A cell spans 4 to 12 quarters and never reaches into the next
 * cell of its lane.
 */
export interface LaneCell extends Spot {
  lane: Kind
  span: number
  posts: PostProps[]
  /** Set when there are several. */
  stack: StackProps | null
}

export interface StackProps {
  /** "5 posts". */
  label: string
  /** "9:05 am to 9:40 am". */
  times: string
  headlines: string[]
  /** The worst status among them. Null when all is well. */
  status: StatusMark | null
  /** A link to the posts that only the list shows: "5 more". */
  more: { href: string; label: string } | null
}

export interface PostProps {
  href: string
  time: Time
  headline: string
  kind: Kind
  /** "Bakersfield, Oildale". */
  audience: string
  /** "Text, Notice". */
  channels: string
  status: StatusMark
  /** False for tentative and held posts, which have a dashed edge. */
  firm: boolean
}

export interface ListPage extends CalendarPage {
  days: { label: string; today: boolean; notes: string[]; posts: PostProps[] }[]
  /** Set when there are no posts. Days may still list what blocks them. */
  empty: { title: string; text: string; action: { href: string; label: string } | null } | null
  pager: { range: string; previous: string | null; next: string | null }
}

export interface CalendarViews {
  'calendar/week': WeekPage
  'calendar/list': ListPage
  'calendar/_head': CalendarPage
  'calendar/_post': { post: PostProps }
  'calendar/_legend': { measured: string | null; full: string | null; bookings: readonly StatusMark[] }
  'calendar/_cell': { cell: LaneCell }
}
