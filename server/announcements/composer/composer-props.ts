import type { Keeping, KnownVersion, MergedSection, SavedNote } from '../keeping/props.ts'
import type {
  About,
  ChannelsFragment,
  Completeness,
  FreeTimesFragment,
  LiveFragments,
  Previous,
  ReachFragment,
  SeverityPass,
  TimeHelp,
  WhichTime,
} from './live-props.ts'
import type {
  PicturesField,
  SaveAudience,
  WhatSection,
  WhenFields,
  WhenSection,
  WhereSection,
  WhoSection,
} from './section-props.ts'

/**
 * The composer is one form. Every button posts it to `action` with `do`: `check` (also Enter in a field), `find` (search
 * for `place`), `save`, `submit`, `include:<code>`, `exclude:<code>`, `drop:<code>` (remove a mark), `paste` (read
 * `names`), `use-saved` (copy the marks of `saved`), `remove-picture:<id>`, `save-audience` (under `audienceName`), and the values of the remedies (`at:<instant>`, `leave-out:<channel>`, …).
 * A form with a file for `image` is posted to `<action>/pictures`.
 * Fields: kind, stage, severity, category, headline, body, `text:<channel>`, link, images, `alt:<image>`, place, names, include, exclude, used,
 * channels, when (`approval`, `time`, `local`, `none`), date, time, zone, `at:<channel>`, `when:<channel>` (`time`,
 * `local`), publishBy, began, expectedEnd, confidence, nextUpdateBy, `offset:<field>` of each of these times, incident (an id, `new:unplanned`, `new:planned`), corrects, revision. An edit posts the same
 * form to `checkAction`, which answers with `announcements/_live`.
 */
export interface EditPage
  extends LiveFragments,
    PageHead,
    KnownVersion,
    WhatSection,
    WhoSection,
    WhenSection,
    WhereSection {
  action: string
  checkAction: string
  keeping: Keeping
  /** What somebody else has saved while this form was open. */
  merged: MergedSection | null
  /** Whether what is in the form is not what was saved, as after a refusal. */
  unsaved: boolean
  /** Why an approver sent it back. */
  returned: { by: string; when: string; reason: string } | null
  /** What saving gives up. Null for a draft. */
  caution: string | null
  errors: { field: string; message: string }[]
  /** The id of the saved audience whose areas the form was given last. */
  used: string
}

export interface PageHead extends Pick<WhatSection, 'kind'>, SavedNote {
  /** The headline, or "New announcement". */
  title: string
  /** Where its versions are listed. Null until it is saved. */
  history: string | null
}

export interface ComposerViews {
  'announcements/composer/edit': EditPage
  /** The answer to an edit: several fragments, each swapped into its place. */
  'announcements/composer/_live': LiveFragments
  'announcements/composer/_head': PageHead
  'announcements/composer/_what': WhatSection
  'announcements/composer/_pictures': { pictures: PicturesField }
  'announcements/composer/_who': WhoSection
  'announcements/composer/_save_audience': SaveAudience
  'announcements/composer/_when': WhenSection
  'announcements/composer/_channel_times': { when: WhenFields }
  'announcements/composer/_where': WhereSection
  'announcements/composer/_about': { about: About }
  'announcements/composer/_previous': { previous: Previous | null }
  'announcements/composer/_completeness': { completeness: Completeness }
  'announcements/composer/_severity_pass': { pass: SeverityPass }
  'announcements/composer/_reach': { reach: ReachFragment }
  'announcements/composer/_channels': { channels: ChannelsFragment }
  'announcements/composer/_free_times': { freeTimes: FreeTimesFragment }
  'announcements/composer/_time_help': { timeHelp: TimeHelp }
  'announcements/composer/_which_time': { which: WhichTime }
}
