import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, Said } from '../../platform/pages/shared-props.ts'
import type { Action, Checks, Previews } from '../checks/checks-props.ts'
import type { NewerNote } from '../keeping/props.ts'

/** The fragments that are updated after every edit. */
/** What people were told last about the incident. */
export interface Previous {
  href: string
  /** "Update, today, 5:10 pm PST". */
  note: string
  headline: string
  text: string
}

export interface LiveFragments {
  newer: NewerNote | null
  /** Whether nothing is wrong or missing any more, so that what was refused before is not shown either. */
  solved: boolean
  about: About
  previous: Previous | null
  completeness: Completeness
  /** Below each field whose problems come and go while somebody types. */
  said: Said[]
  severityPass: SeverityPass
  reach: ReachFragment
  channels: ChannelsFragment
  timeHelp: TimeHelp
  whichTimes: WhichTimes
  freeTimes: FreeTimesFragment
  previews: Previews
  checks: Checks
}

/** Which rules the severity passes, and why. `kept` is a reason that is not asked for at the moment. */
export interface SeverityPass {
  note: string | null
  field: Field | null
  kept: string | null
}

/** What a reader wants to know ("What", "Where", "Expected end"), present or missing. */
export interface Completeness {
  parts: { word: string; tone: 'good' | 'caution' | 'quiet' }[]
}

export interface Choice {
  value: string
  label: string
  chosen: boolean
}

/** What part it plays in what it is about, and what follows for that. */
export interface About {
  /** Empty where there is nothing to choose. */
  stages: Choice[]
  /** What a correction corrects. */
  corrects: Field | null
  /** "Sending it for approval opens the incident …" */
  says: string[]
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

/** Beside the field of a time. It asks which of two equal hours is meant, and has no field when the time comes once. */
export interface WhichTime {
  id: string
  field: Field | null
}

export interface WhichTimes {
  main: WhichTime
  publishBy: WhichTime
  /** Of start, expected end and next update; empty for marketing. */
  lasting: WhichTime[]
  /** In the order of the channels' own times. */
  others: WhichTime[]
}

/** What depends on the time that was entered. */
export interface TimeHelp {
  /** The URL that its buttons post the form to, the same as the page's. */
  action: string
  /** "Next free: today, 5:10 pm". */
  nextFree: Action | null
}

/** The next seven days, drawn from local midnight to midnight. Positions are percentages of the day, "33.333%". */
export interface FreeTimesFragment {
  /** The URL that its buttons post the form to, the same as the page's. */
  action: string
  /** What its buttons are called: a command of the composer, or the time of a transition. */
  name: 'do' | 'at'
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
