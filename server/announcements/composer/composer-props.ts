import type { Picker } from '../../audiences/picker/props.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Action, Checks, Previews } from '../checks/checks-props.ts'

/**
 * The composer is one form. Every button posts it to `action` with `do`: `check` (also Enter in a field), `find` (search
 * for `place`), `save`, `submit`, `include:<code>`, `exclude:<code>`, `drop:<code>` (remove a mark), `paste` (read
 * `names`), `use-saved` (copy the marks of `saved`), `save-audience` (under `audienceName`), and the values of the remedies (`at:<instant>`, `leave-out:<channel>`, …).
 * Fields: kind, stage, severity, category, headline, body, `text:<channel>`, link, place, names, include, exclude, used,
 * channels, when (`approval`, `time`, `local`, `none`), date, time, zone, `at:<channel>`, `when:<channel>` (`time`,
 * `local`), publishBy, nextUpdateBy, `offset:<field>` of each of these times, incident, revision. An edit posts the same
 * form to `checkAction`, which answers with `announcements/_live`.
 */
export interface EditPage extends LiveFragments {
  /** The headline, or "New announcement". */
  title: string
  action: string
  checkAction: string
  revision: number
  kind: Kind
  /** "Draft, version 3. Saved 10:26 am". */
  saved: string
  /** Where its versions are listed. Null until it is saved. */
  history: string | null
  /** Why an approver sent it back. */
  returned: { by: string; when: string; reason: string } | null
  /** What saving gives up. Null for a draft. */
  caution: string | null
  errors: { field: string; message: string }[]
  /** Several only for a person of both teams, before anybody approved or returned it. */
  kinds: Choice[]
  incident: Field | null
  /** Empty for marketing. */
  stages: Choice[]
  /** Null for marketing, which is always routine. */
  severity: Field | null
  category: Field
  headline: Field
  body: Field
  link: Field
  /** A shorter text for each channel, `text:<channel>`. The table of channels shows its length. */
  texts: Field[]
  /** "From the incident", "From “Bay Area”", "The same areas as “Bay Area” and “North”". */
  source: string | null
  /** The id of the saved audience whose areas the form was given last. */
  used: string
  picker: Picker
  /** The name under which the areas were saved just now. */
  savedAudience: string | null
  /** Saves the areas under a name. Null when there are none, or when they have one. */
  saveAudience: { name: Field; shared: boolean; error: string | null } | null
  when: WhenFields
}

/** The fragments that are updated after every edit. */
export interface LiveFragments {
  completeness: Completeness
  reach: ReachFragment
  channels: ChannelsFragment
  timeHelp: TimeHelp
  whichTimes: WhichTimes
  freeTimes: FreeTimesFragment
  previews: Previews
  checks: Checks
}

export interface Choice {
  value: string
  label: string
  chosen: boolean
}

/** What a reader wants to know ("What", "Where", "Expected end"), present or missing. */
export interface Completeness {
  parts: { word: string; there: boolean }[]
}

export interface ReachFragment {
  people: { number: string; source: string }
  channels: {
    name: string
    on: boolean
    /** "targets counties at finest", "cannot target". */
    note: string | null
    reach: string
    spill: string
    spillNote: string | null
    spills: boolean
  }[]
}

export interface ChannelsFragment {
  /** "4 of 5 channels". */
  summary: string
  error: string | null
  channels: {
    key: string
    name: string
    icon: string
    chosen: boolean
    goesTo: string
    /** "153 of 160, 1 part". */
    length: string
    tooLong: boolean
    /** Usage of the fullest cap: "2 of 2". Empty without a cap. */
    count: string
    full: boolean
  }[]
  /** The heading over the counts: "Last 24 h". */
  countHead: string
}

export interface WhenFields {
  /** "Pacific time". */
  note: string
  choices: Choice[]
  date: Field
  time: Field
  zone: Field
  /** Another time for each channel: at a time, or at one local time everywhere. */
  others: { field: Field; name: string; choices: Choice[]; which: WhichTime }[]
  publishBy: Field
  /** Null for marketing. */
  nextUpdateBy: Field | null
}

/** Beside the field of a time. It asks which of two equal hours is meant, and has no field when the time comes once. */
export interface WhichTime {
  id: string
  field: Field | null
}

export interface WhichTimes {
  main: WhichTime
  publishBy: WhichTime
  /** Null for marketing. */
  nextUpdateBy: WhichTime | null
  /** In the order of the channels' own times. */
  others: WhichTime[]
}

/** What depends on the time that was entered. */
export interface TimeHelp {
  /** The URL that its buttons post the form to, the same as the page's. */
  action: string
  /** Why the time cannot be read. Null on a whole page, where the field itself says it. */
  problem: string | null
  /** "Next free: today, 5:10 pm". */
  nextFree: Action | null
}

/** The next seven days, drawn from local midnight to midnight. Positions are percentages of the day, "33.333%". */
export interface FreeTimesFragment {
  /** The URL that its buttons post the form to, the same as the page's. */
  action: string
  /** "Pacific time, for all chosen channels", or why there are no days. */
  note: string
  days: {
    label: string
    today: boolean
    /** Time without a bar is drawn as quiet hours. */
    bars: { kind: 'free' | 'blocked' | 'quiet'; x: string; width: string }[]
    posts: { kind: Kind; x: string }[]
    chosen: string | null
    /** The first free ranges, each a button that chooses its start: "from 5:10 pm", "all day". */
    starts: Action[]
    /** "and 2 more" */
    more: string | null
    /** Why no time is free: "blackout", "no room". */
    words: string
    /** The whole row as a sentence, for screen readers. */
    description: string
  }[]
}

export interface ComposerViews {
  'announcements/composer/edit': EditPage
  /** The answer to an edit: several fragments, each swapped into its place. */
  'announcements/composer/_live': LiveFragments
  'announcements/composer/_completeness': { completeness: Completeness }
  'announcements/composer/_reach': { reach: ReachFragment }
  'announcements/composer/_channels': { channels: ChannelsFragment }
  'announcements/composer/_free_times': { freeTimes: FreeTimesFragment }
  'announcements/composer/_time_help': { timeHelp: TimeHelp }
  'announcements/composer/_which_time': { which: WhichTime }
}
