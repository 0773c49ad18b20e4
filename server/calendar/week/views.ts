import type { Field, Status, Time } from '../../platform/pages/shared-views.ts'

type Kind = 'service' | 'marketing'

/** What the week and the list have in common: where one is, and what is left out. */
export interface CalendarPage {
  /** "20 to 26 April 2026". */
  title: string
  previous: string
  next: string
  /** "This week", and where it is; null while looking at it. */
  now: { href: string; label: string }
  /** Week, List, … */
  views: { label: string; href: string; current: boolean }[]
  /** "Times in Los Angeles (PDT). Texas is 2 hours later." */
  zones: string
  filters: { action: string; fields: Field[]; tentative: boolean; hidden: { name: string; value: string }[] }
  /** What an area filter leaves: "Only what reaches Texas." */
  shown: string | null
  /** Where all are shown; set when a filter hides something. */
  clear: string | null
  /** Says that there is more than fits. */
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
  /** The hours shown, from the first to the last: "8 am", or empty where there is no room for a word. */
  hours: string[]
  days: Day[]
  /** What the meters of the days count. */
  measured: string | null
  /** What the marks of posts mean. */
  legend: readonly Status[]
}

export interface Day {
  /** "20", "Mon", or "Tue, today". */
  number: string
  name: string
  today: boolean
  /** How full the fullest place is under the tightest cap. */
  meter: { used: number; limit: number; text: string } | null
  bands: Band[]
  /** In order of time, both lanes together. */
  slots: Slot[]
  /** Where the clock stands, on the day that is today. */
  clock: Spot | null
}

/** A quarter of an hour on the grid: the hour counts from the first one shown, the quarter from 0 to 3. */
export interface Spot {
  hour: number
  quarter: number
}

/** A stretch in which nothing, or no marketing, may go out. Its end is the last quarter that it covers, and one more. */
export interface Band {
  kind: 'quiet' | 'blocked'
  lane: Kind | 'both'
  from: Spot
  to: Spot
  /** "Blackout: billing system move, set by Ana Ruiz". */
  note: string | null
}

/**
 * Posts of one lane in one quarter of an hour. It spans 1 to 12 quarters, never into the next slot of its lane; what
 * needs more room stretches the hours of the whole week.
 */
export interface Slot extends Spot {
  lane: Kind
  span: number
  posts: Post[]
  /** What stands in the list only: "5 more". */
  more: { href: string; label: string } | null
}

export interface Post {
  href: string
  time: Time
  headline: string
  kind: Kind
  /** "Bakersfield, Oildale". */
  audience: string
  /** "Text, Notice". */
  channels: string
  status: Status
  /** Tentative and held posts, and promises, have a dashed edge. */
  firm: boolean
}

export interface ListPage extends CalendarPage {
  days: { label: string; today: boolean; notes: string[]; posts: Post[] }[]
  /** Set when there is no post at all; days may still say what is in force. */
  empty: { title: string; text: string; action: { href: string; label: string } | null } | null
  pager: { range: string; previous: string | null; next: string | null }
}

export interface CalendarViews {
  'calendar/week': WeekPage
  'calendar/list': ListPage
  'calendar/_head': CalendarPage
  'calendar/_post': { post: Post }
  'calendar/_legend': { measured: string | null; bookings: readonly Status[] }
}
