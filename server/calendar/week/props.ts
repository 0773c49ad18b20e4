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
  }[]
}

export interface WeekPage extends CalendarPage {
  /** The label of each hour shown: "8 am", or empty for every other hour, to save room. */
  hours: string[]
  days: Day[]
  /** What the usage under each day counts. */
  measured: string | null
  legend: readonly StatusMark[]
}

export interface Day {
  /** "20", "Mon", or "Tue, today". */
  number: string
  name: string
  today: boolean
  /** The usage at the fullest place under the measuring cap. */
  usage: { used: number; limit: number; text: string } | null
  bands: Band[]
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
  kind: 'quiet' | 'blocked'
  lane: Kind | 'both'
  from: Spot
  to: Spot
  /** "Blackout: billing system move, set by Ana Ruiz". */
  note: string | null
}

/**
 * Posts of one lane in one quarter of an hour. A cell spans 1 to 12 quarters and never reaches into the next cell of
 * its lane. If its posts need more room, the hours of the whole week get taller.
 */
export interface LaneCell extends Spot {
  lane: Kind
  span: number
  posts: PostProps[]
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
  'calendar/_legend': { measured: string | null; bookings: readonly StatusMark[] }
}
