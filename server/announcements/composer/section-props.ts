import type { Picker } from '../../audiences/picker/props.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Action, Previews } from '../checks/checks-props.ts'
import type {
  About,
  ChannelsFragment,
  Choice,
  Completeness,
  FreeTimesFragment,
  Previous,
  ReachFragment,
  SeverityPass,
  TimeHelp,
  WhichTime,
  WhichTimes,
} from './live-props.ts'

/** What is said, by which incident and how bad it is. */
export interface WhatSection {
  kind: Kind
  /** Several only for a person of both teams, before anybody approved or returned it. */
  kinds: Choice[]
  /** Null for marketing. */
  incident: Field | null
  about: About
  /** Null for marketing, which is always routine. */
  severity: Field | null
  severityPass: SeverityPass
  category: Field
  headline: Field
  body: Field
  link: Field
  /** A shorter text for each channel, `text:<channel>`. The table of channels shows its length. */
  texts: Field[]
  previous: Previous | null
  pictures: PicturesField
  completeness: Completeness
}

/** The pictures of the post, each with its description, and a field to add one. */
export interface PicturesField {
  /** Where its buttons post the form to: with a file, and without. */
  adding: string
  action: string
  pictures: { id: string; src: string; alt: string; field: Field; remove: Action }[]
  /** Null when there are as many as a post may have. */
  add: { accept: string; hint: string } | null
  /** Why the last one was not added. */
  error: string | null
}

/** For whom it is. */
export interface WhoSection extends SaveAudience {
  /** "From the incident", "From “Bay Area”", "The same areas as “Bay Area” and “North”". */
  source: string | null
  picker: Picker
  reach: ReachFragment
}

export interface SaveAudience {
  /** The URL that its button posts the form to, the same as the page's. */
  action: string
  /** The name under which the areas were saved just now. */
  savedAudience: string | null
  /** Saves the areas under a name. Null when there are none, or when they have one. */
  saveAudience: { name: Field; shared: boolean; error: string | null } | null
}

/** When it goes out, and what else has a time. */
export interface WhenSection {
  when: WhenFields
  whichTimes: WhichTimes
  timeHelp: TimeHelp
  freeTimes: FreeTimesFragment
}

/** On which channels. */
export interface WhereSection {
  channels: ChannelsFragment
  previews: Previews
}

export interface WhenFields {
  /** "Pacific time". */
  note: string
  /** When the audience has another time than the form, or several; and a button for that of the audience. */
  zoneHint: { text: string; use: Action | null } | null
  choices: Choice[]
  date: Field
  time: Field
  zone: Field
  /** Another time for each channel: at a time, or at one local time everywhere. */
  others: { field: Field; name: string; choices: Choice[]; which: WhichTime }[]
  publishBy: Field
  /** Null for marketing. */
  lasting: {
    legend: string
    note: string | null
    began: Field
    expectedEnd: Field
    /** These two are null for plain information. */
    confidence: Field | null
    nextUpdateBy: Field | null
  } | null
}
