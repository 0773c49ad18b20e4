import type { Field, Status, Time } from '../platform/http/shared-views.ts'
import type { Checks, Finding, Previews, ReadChecks, Run } from './checks/checks-props.ts'
import type {
  AreaResults,
  AudienceFragment,
  ChannelsFragment,
  Completeness,
  EditPage,
  FreeTimes,
  LiveFragments,
  ReachFragment,
  TimeHelp,
} from './composer/composer-props.ts'
import type { ExceededWindowsPage } from './exceeded/exceeded-windows-views.ts'

type Kind = 'service' | 'marketing'

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
  /** The composer with the same again: "Write an update". */
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

/** A move that its page offers: a small form, folded away when something has to be said with it. */
export interface TransitionForm {
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
    /** Instead of a time: "as soon as it is approved". */
    when: string
    updated: string
  }[]
  /** What to say when there are none. */
  empty: { title: string; text: string; action: { href: string; label: string } | null }
  pager: { range: string; previous: string | null; next: string | null }
}

export interface AnnouncementViews {
  'rules/over': ExceededWindowsPage
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
  'announcements/_transition': { transition: TransitionForm; revision: number; id: string }
  'announcements/_runs': { runs: Run[] }
  'announcements/_facts': { facts: Fact[] }
  'announcements/_verdict': { checks: ReadChecks }
  'announcements/_changes': { parts: Change[] }
}
