import { hasNamesLeft } from '../../audiences/picker/names-left.ts'
import { fillTimes } from '../../incidents/told-times.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import type { Announcement } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { Checks } from '../checks/checks-props.ts'
import { checks } from '../checks/checks-views.ts'
import { previews } from '../checks/previews-views.ts'
import type { UsefulRemedy } from '../checks/useful-remedies.ts'
import { fieldOf } from '../form/composer-content.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { missingTime, type ReadTimes } from '../form/composer-times.ts'
import type { FreeWeek } from '../form/free-week.ts'
import type { RecentPosts } from '../form/recent-posts.ts'
import { deletedNote, keepHref, newerNote } from '../keeping/keeping-views.ts'
import type { Status } from '../status.ts'
import type { Newer } from '../versions/newer.ts'
import { aboutFragment, type Correctable, previousFragment } from './about-views.ts'
import { publishAlone } from './alone-views.ts'
import { channelsFragment } from './channels-views.ts'
import type { EditPage } from './composer-props.ts'
import { hrefOf } from './fields.ts'
import { freeTimesFragment } from './free-times-views.ts'
import type { LiveFragments } from './live-props.ts'
import { picturesField } from './pictures/picture-views.ts'
import { reachFragment } from './reach-views.ts'
import { allSaid, type Spoken, saidOfPictures, saidOfTimes, saidOfWords } from './said-views.ts'
import { severityPass } from './severity-views.ts'
import { type WhatExtras, whatFields } from './what-views.ts'
import { timeHelp, whenFields, whichTimes } from './when-views.ts'
import { type WhoExtras, whoFields } from './who-views.ts'

/** What the composer shows: the form as it was entered, its assessment, and its errors. */
export interface ComposerState {
  form: ComposerForm
  assessment: Assessment
  /** What would help against the findings that block. */
  remedies: readonly UsefulRemedy[]
  freeWeek: FreeWeek | null
  recentPosts: ReadonlyMap<string, RecentPosts>
  repeated: ReadTimes['repeated']
  errors: FieldErrors
  /** The zone of the organization. */
  home: string
  correctable: readonly Correctable[]
  /** What people were told last about its incident. */
  previous: Announcement | null
  /** What follows for an incident. */
  says: string[]
  /** Null before it is saved for the first time. */
  id: string | null
  status: Status
  /** Who has saved it after this form was opened. */
  newer: Newer | null
  /** Who has deleted it after this form was opened, so that this is a new form with the words of that. */
  deletedBy: string | null
  /** Whether this person may publish it without an approval by somebody else. */
  mayPublishAlone: boolean
}

/** What the page shows besides the live fragments. */
export interface PageExtras extends WhatExtras, WhoExtras {
  saved: string
  /** Whether what is in the form is not what was saved. */
  unsaved: boolean
  merged: EditPage['merged']
  returned: EditPage['returned']
}

export function live(state: ComposerState): LiveFragments {
  const { form, assessment, remedies, freeWeek, recentPosts, repeated, errors, id, status } = state
  const action = hrefOf(id)
  const { zone } = form
  return {
    newer: noteAbove(state),
    solved: stillNeeded(state).length === 0 && !hasNamesLeft(form),
    about: aboutFragment(form, { correctable: state.correctable, says: state.says, errors }),
    previous: previousFragment(state.previous, { zone, now: assessment.now }),
    completeness: completenessOf(assessment),
    said: allSaid(assessment, form, spoken(state)),
    severityPass: severityPass(assessment, form, errors),
    reach: reachFragment(assessment),
    channels: channelsFragment(assessment, recentPosts, errors['channels'] ?? null),
    timeHelp: timeHelp(assessment, form, action),
    whichTimes: whichTimes(assessment, form, repeated, errors),
    freeTimes: freeTimesFragment(assessment, freeWeek, {
      zone,
      action,
      name: 'do',
      start: (at) => ({ value: `at:${fromMillis(at)}` }),
    }),
    previews: previews(assessment.content, assessment, { shown: form.preview, edit: true }),
    checks: checks(assessment, {
      remedies,
      action,
      status,
      zone,
      errors: withoutPicture(errors),
      needed: stillNeeded(state),
      cancel: id === null ? null : `${action}#moves`,
      alone: state.mayPublishAlone ? publishAlone(assessment, zone, stillNeeded(state).length > 0) : null,
    }),
  }
}

function noteAbove({ newer, deletedBy, id, form }: ComposerState): LiveFragments['newer'] {
  if (deletedBy !== null) return deletedNote(deletedBy)
  return newer && id !== null ? newerNote(newer, id, form.zone) : null
}

/** A picture that was not added is no part of the announcement, so it does not stop it. Its field says what was wrong. */
function withoutPicture({ image: _image, ...errors }: FieldErrors): FieldErrors {
  return errors
}

/** What is wrong or missing, each with the field that it is about; of one field only the first. */
function stillNeeded(state: ComposerState): Checks['needed'] {
  const { errors, needed } = spoken(state)
  return Object.entries({ ...needed, ...withoutPicture(errors) }).map(([field, message]) => ({ field, message }))
}

function spoken({ form, assessment, errors }: ComposerState): Spoken {
  return { errors, needed: { ...missingTime(form), ...errorsByField(assessment.missing, form) } }
}

/** Before a word is typed nothing is missing yet. */
function completenessOf({ completeness, content }: Assessment): LiveFragments['completeness'] {
  const missing = content.headline === '' && content.body === '' ? 'quiet' : 'caution'
  return { parts: completeness.map(({ word, there }) => ({ word, tone: there ? 'good' : missing })) }
}

export function editPage(state: ComposerState, extras: PageExtras): EditPage {
  const { form, assessment, errors, id, status } = state
  const action = hrefOf(id)
  const fragments = live(state)
  return {
    ...fragments,
    ...saidOfWords(whatFields(assessment, form, errors, extras), spoken(state)),
    pictures: saidOfPictures(picturesField(form, errors, action), spoken(state)),
    ...whoFields(assessment, form, errors, { ...extras, id }),
    title:
      fillTimes(form.headline.trim(), assessment.content, { zone: form.zone, now: assessment.now }) ||
      'New announcement',
    action,
    checkAction: id === null ? '/announcements/check' : `${action}/check`,
    revision: form.revision,
    draft: id === null ? form.draft : null,
    saved: extras.saved,
    seen: form.seen,
    merged: extras.merged,
    unsaved: extras.unsaved,
    kept: extras.unsaved ? 'none' : 'all',
    address: id === null ? null : `${action}/edit`,
    keeping: {
      href: savesItself(state) ? keepHref(id ?? form.draft) : null,
      unsaved: null,
    },
    history: id === null ? null : `${action}/versions`,
    returned: extras.returned,
    caution: cautions[status] ?? null,
    errors: summaryOf(errors).map(({ field, message }) => ({ field, message })),
    used: form.used,
    when: saidOfTimes(whenFields(assessment, { form, home: state.home }, errors, fragments.whichTimes), spoken(state)),
  }
}

function savesItself({ status, form, deletedBy }: ComposerState): boolean {
  return status === 'draft' && form.undecided.length === 0 && deletedBy === null
}

/** The errors by form field. The first error of a field wins. */
export function errorsByField(errors: FieldErrors, form: ComposerForm): FieldErrors {
  const byField: FieldErrors = {}
  for (const [path, message] of Object.entries(errors)) byField[fieldOf(path, form)] ??= message
  return byField
}

const cautions: Partial<Record<Status, string>> = {
  in_review:
    'This is in review, so it does not save itself. Saving turns it back into a draft that needs approval again.',
  approved:
    'This is approved, so it does not save itself. Saving turns it back into a draft that needs approval again.',
  scheduled:
    'This is scheduled, so it does not save itself. Saving gives up its time and turns it back into a draft that needs approval again.',
}
