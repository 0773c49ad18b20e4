import type { Field, Status, Time } from '../platform/http/shared-views.ts'

type Kind = 'service' | 'marketing'

/** A piece of a sentence: plain, bold, or a link. */
export interface Run {
  text: string
  href?: string
  strong?: boolean
}

/** A submit button of the composer: `name="do"` with this value. */
export interface Action {
  value: string
  label: string
}

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
  /** Answers `announcements/_area_results` to GET with `place`. */
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

export interface Previews {
  previews: {
    key: string
    label: string
    shown: boolean
    /** A heading or subject above the text. */
    subject: string | null
    text: string
    /** "GSM-7 alphabet, 1 part", "From 58211, replies go to customer service". */
    notes: string[]
    /** The field that holds its own text, `#text:sms`. */
    edit: string | null
  }[]
}

export interface Checks {
  /** Where its buttons post the form: the same as the page's. */
  action: string
  verdict: { tone: 'good' | 'caution' | 'bad'; sentence: string; summary: string }
  /** What blocks first, then the warnings. */
  findings: Finding[]
  /** `summary` "9 passed". */
  passed: { summary: string; sentences: string[] }
  /** "Needs 1 approval", and who may give it. */
  approval: { title: string; text: string }
  /** The main button; `reason` says why it cannot be used yet. */
  send: { action: Action; reason: string | null }
  /** Where it can be cancelled, once it has been saved. */
  cancel: string | null
}

export interface Finding {
  tone: 'bad' | 'caution'
  /** What is wrong, in five words. */
  title: string
  why: Run[]
  remedies: (Action & { icon: string; cost: string; note: string })[]
  /** Small remedies in words: "Add “since 6:40 am”". */
  suggestions: Action[]
  /** "Or ask Ana Ruiz for an override. A reason is needed." */
  override: Run[]
}

export interface ShowPage {
  title: string
  id: string
  revision: number
  kind: Kind
  status: Status
  severity: { word: string; tone: Status['tone'] } | null
  /** "Version 3 by Dana Reyes, saved today, 10:26 am". */
  saved: string
  /** What stands between it and the world, or what has become of it: held, missed, failed, returned. */
  notice: { tone: 'good' | 'caution' | 'bad'; text: string; by: string | null } | null
  edit: string | null
  review: string | null
  moves: MoveForm[]
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
    status: Status
    reach: string
    /** "Tried 3 times. The mail server refused it." */
    note: string | null
    /** Where a person posts it by hand, or sees what went wrong. */
    look: { href: string; label: string } | null
  }[]
  /** Null once it is history. */
  checks: ReadChecks | null
  approvals: { by: string; when: Time; decision: Status; comment: string | null }[]
  history: { what: string; by: string; when: Time; note: string | null }[]
}

/** The checks as a reader sees them: nothing to press. */
export type ReadChecks = Omit<Checks, 'action' | 'send' | 'cancel'>

/** A move that its page offers: a small form, folded away when something has to be said with it. */
export interface MoveForm {
  action: string
  label: string
  tone: 'primary' | 'usual' | 'danger'
  /** Fields it needs first: a reason, a new time. */
  fields: Field[]
  hidden: { name: string; value: string }[]
  /** Shown unfolded, because something in it is wrong. */
  open: boolean
  /** The sentence beside the button: what happens then. */
  consequence: string | null
}

export interface ReviewPage {
  title: string
  id: string
  revision: number
  kind: Kind
  severity: { word: string; tone: Status['tone'] } | null
  /** "2 min ago". */
  submitted: Time
  /** To, When, On, From. */
  facts: Fact[]
  previews: Previews
  /** Since this approver last looked, or since the last approved version; null for the first version. */
  changes: { title: string; parts: Change[]; notes: Change[][] } | null
  checks: ReadChecks
  /** Blocking findings that this person may pass with a reason: fields `override:<rule>`. */
  overrides: Field[]
  errors: { field: string; message: string }[]
  /** Why this person cannot decide: they wrote part of it, or have already approved. */
  cannot: string | null
  approve: { action: string; label: string; comment: Field }
  /** Null where it has gone out already. */
  sendBack: { action: string; reason: Field } | null
}

export interface Fact {
  term: string
  value: string
  note: string | null
}

/** A stretch of text that stayed, went or came. */
export interface Change {
  text: string
  kind: 'same' | 'gone' | 'new'
}

export interface IndexPage {
  title: string
  /** Tabs: all, drafts, in review, scheduled, published … with their counts. */
  tabs: { label: string; href: string; count: string | null; current: boolean }[]
  /** The tab, to be kept by the filter. */
  status: string
  filters: { q: Field; fields: Field[] }
  /** Set when a filter hides something: where all are. */
  clear: string | null
  rows: {
    href: string
    headline: string
    kind: Kind
    status: Status
    severity: { word: string; tone: Status['tone'] } | null
    audience: string
    channels: string
    at: Time | null
    updated: string
  }[]
  /** What to say when there are none. */
  empty: { title: string; text: string; action: { href: string; label: string } | null }
  pager: { range: string; previous: string | null; next: string | null }
}

export interface AnnouncementViews {
  'announcements/edit': EditPage
  'announcements/show': ShowPage
  'announcements/review': ReviewPage
  'announcements/index': IndexPage
  /** The answer to typing: several fragments, each put in its place. */
  'announcements/_live': LiveFragments
  'announcements/_completeness': { completeness: Completeness }
  'announcements/_audience': { audience: AudienceFragment }
  'announcements/_area_results': { results: AreaResults }
  'announcements/_reach': { reach: ReachFragment }
  'announcements/_channels': { channels: ChannelsFragment }
  'announcements/_free_times': { freeTimes: FreeTimes }
  'announcements/_previews': { previews: Previews }
  'announcements/_time_help': { timeHelp: TimeHelp }
  'announcements/_checks': { checks: Checks }
  /** Without an action there is nothing to press. */
  'announcements/_findings': { findings: Finding[]; action: string | null }
  'announcements/_move': { move: MoveForm; revision: number; id: string }
  'announcements/_runs': { runs: Run[] }
  'announcements/_facts': { facts: Fact[] }
  'announcements/_verdict': { checks: ReadChecks }
  'announcements/_changes': { parts: Change[] }
}
