import type { Field } from '../../platform/pages/shared-views.ts'
import type { Action, Checks, Previews } from '../checks/checks-props.ts'

type Kind = 'service' | 'marketing'

/**
 * The composer. One form; every button posts it to `action` with `do`:
 * `check` (also Enter in a field), `find` (search for `place`), `save`, `submit`, `include:<code>`, `exclude:<code>`, `drop:<code>` (take a mark
 * away), `paste` (reads `names`), and what the remedies of the checks say (`at:<instant>`, `leave-out:<channel>`, …).
 * Fields: kind, stage, severity, category, headline, body, `text:<channel>`, link, place, names, include, exclude,
 * channels, when (`approval`, `time`, `local`, `none`), date, time, zone, offset, publishBy, nextUpdateBy, incident,
 * revision. Typing posts the same form to `checkAction`, which answers `announcements/_live`.
 */
export interface EditPage extends LiveFragments {
  /** The headline, or "New announcement". */
  title: string
  action: string
  checkAction: string
  /** Answers `announcements/_area_results` to the form with `place`. */
  areaSearch: string
  revision: number
  kind: Kind
  /** "Draft, version 3. Saved 10:26 am". */
  saved: string
  /** Where all its versions are, once it has been saved. */
  history: string | null
  /** Why an approver sent it back. */
  returned: { by: string; when: string; reason: string } | null
  /** What saving gives up when it is no longer a draft. */
  caution: string | null
  errors: { field: string; message: string }[]
  /** Only where there is a choice: a person of both teams, and nothing approved yet. */
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
  /** A shorter text for a channel, `text:<channel>`; how long it is, stands in the table of channels. */
  texts: Field[]
  audience: AudienceFragment
  place: string
  results: AreaResults
  paste: { names: string; open: boolean; error: string | null }
  when: WhenFields
}

/** What is said about the draft, and follows every keystroke. */
export interface LiveFragments {
  completeness: Completeness
  reach: ReachFragment
  channels: ChannelsFragment
  timeHelp: TimeHelp
  freeTimes: FreeTimes
  previews: Previews
  checks: Checks
}

export interface Choice {
  value: string
  label: string
  chosen: boolean
}

/** Like spelling: "What", "Where", "Expected end", each there or missing. */
export interface Completeness {
  parts: { word: string; there: boolean }[]
}

export interface AudienceFragment {
  /** Where its buttons post the form: the same as the page's. */
  action: string
  /** "From the incident". */
  source: string | null
  included: Mark[]
  excluded: Mark[]
  error: string | null
}

export interface Mark {
  code: string
  name: string
  people: string
  /** "Rosedale is not inside an included area. This mark changes nothing." */
  note: string | null
}

export interface AreaResults {
  /** Where its buttons post the form: the same as the page's. */
  action: string
  /** "3 areas for “bakers”", "No area is called “bakersfeld”. Try fewer letters." Empty when nothing was asked. */
  summary: string
  areas: { code: string; name: string; where: string; people: string; included: boolean; excluded: boolean }[]
  /** Pasted names that are several areas: the person chooses. */
  ambiguous: { name: string; areas: { code: string; label: string }[] }[]
  /** Pasted names that are none. */
  unknown: string[]
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
    /** The busiest cap: "2 of 2"; empty without one. */
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
  /** Another time for a channel, `at:<channel>`. */
  others: Field[]
  publishBy: Field
  /** Null for marketing. */
  nextUpdateBy: Field | null
}

/** What depends on the time that was typed. */
export interface TimeHelp {
  /** Where its buttons post the form: the same as the page's. */
  action: string
  /** Why the time cannot be read, where its field cannot say it. */
  problem: string | null
  /** When the local time exists twice: which of the two. */
  offsets: Choice[]
  /** "Next free: today, 5:10 pm". */
  nextFree: Action | null
}

/** The next seven days, drawn from local midnight to midnight: positions are shares of the day, "33.333%". */
export interface FreeTimes {
  /** Where its buttons post the form: the same as the page's. */
  action: string
  /** "Pacific time, for all chosen channels"; why there is no strip, when there is none. */
  note: string
  days: {
    label: string
    today: boolean
    /** What is not covered is quiet. */
    bars: { kind: 'free' | 'blocked' | 'quiet'; x: string; width: string }[]
    posts: { kind: Kind; x: string }[]
    chosen: string | null
    /** The first free stretches, each a button that takes its first moment: "from 5:10 pm", "all day". */
    starts: Action[]
    /** "and 2 more" */
    more: string | null
    /** Why there is none: "blackout", "no room". */
    words: string
    /** The whole row in a sentence, for who cannot see it. */
    description: string
  }[]
}

export interface ComposerViews {
  'announcements/edit': EditPage
  /** The answer to typing: several fragments, each put in its place. */
  'announcements/_live': LiveFragments
  'announcements/_completeness': { completeness: Completeness }
  'announcements/_audience': { audience: AudienceFragment }
  'announcements/_area_results': { results: AreaResults }
  'announcements/_reach': { reach: ReachFragment }
  'announcements/_channels': { channels: ChannelsFragment }
  'announcements/_free_times': { freeTimes: FreeTimes }
  'announcements/_time_help': { timeHelp: TimeHelp }
}
