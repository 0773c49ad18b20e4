import type { NamesRead } from '../../audiences/picker/names-left.ts'
import type { PickResult } from '../../audiences/picker/picking.ts'
import { pickerFields } from '../../audiences/picker/views.ts'
import { savedField, savedNameField } from '../../audiences/saved/fields.ts'
import type { SavedName } from '../../audiences/saved/queries.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Incident } from '../../incidents/incident.ts'
import { severities } from '../../incidents/severity.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { capitalize } from '../../platform/format.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Assessment } from '../checks/assessment.ts'
import { checks } from '../checks/checks-views.ts'
import { previews } from '../checks/previews-views.ts'
import type { UsefulRemedy } from '../checks/useful-remedies.ts'
import { fieldOf } from '../form/composer-content.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import type { ReadTimes } from '../form/composer-times.ts'
import { type Status, stages } from '../status.ts'
import { stageWords } from '../status-words.ts'
import { channelsFragment } from './channels-views.ts'
import type { Choice, EditPage, LiveFragments } from './composer-props.ts'
import { freeTimesFragment } from './free-times-views.ts'
import type { FreeWeek } from './free-week.ts'
import { reachFragment } from './reach-views.ts'
import type { RecentPosts } from './recent-posts.ts'
import { sourceOf } from './source-views.ts'
import { timeHelp, whenFields, whichTimes, withError } from './when-views.ts'

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
  /** Null before it is saved for the first time. */
  id: string | null
  status: Status
}

/** What the page shows besides the live fragments. */
export interface PageExtras {
  saved: string
  returned: EditPage['returned']
  kinds: readonly ComposerForm['kind'][]
  incidents: readonly Incident[]
  /** What a button of the picker found. */
  picked: PickResult | null
  /** What is in the box for names. */
  left: NamesRead
  /** What `reader` can choose from, and those of them that have the same marks. */
  savedAudiences: readonly SavedName[]
  reader: string
  savedLike: readonly SavedName[]
  /** The name under which the areas were saved by this request. */
  savedNow: string | null
}

export function hrefOf(id: string | null): string {
  return id === null ? '/announcements' : `/announcements/${id}`
}

export function live(state: ComposerState): LiveFragments {
  const { form, assessment, remedies, freeWeek, recentPosts, repeated, errors, id, status } = state
  const action = hrefOf(id)
  const { zone } = form
  return {
    completeness: { parts: assessment.completeness.map(({ word, there }) => ({ word, there })) },
    reach: reachFragment(assessment),
    channels: channelsFragment(assessment, recentPosts, sentenceFor(errors, 'channels')),
    timeHelp: timeHelp(assessment, form, { problem: errors['date'] ?? errors['time'] ?? null, action }),
    whichTimes: whichTimes(assessment, form, repeated, errors),
    freeTimes: freeTimesFragment(assessment, freeWeek, { zone, action }),
    previews: previews(assessment.content, assessment, { shown: form.preview, edit: true }),
    checks: checks(assessment, {
      remedies,
      action,
      status,
      zone,
      errors,
      cancel: id === null ? null : `${action}#moves`,
    }),
  }
}

export function editPage(state: ComposerState, extras: PageExtras): EditPage {
  const { form, assessment, errors, id, status } = state
  const action = hrefOf(id)
  const service = form.kind === 'service'
  const fragments = live(state)
  return {
    ...fragments,
    ...wordFields(form, errors),
    // On a whole page the field itself shows the problem.
    timeHelp: { ...fragments.timeHelp, problem: null },
    title: form.headline.trim() || 'New announcement',
    action,
    checkAction: id === null ? '/announcements/check' : `${action}/check`,
    revision: form.revision,
    kind: form.kind,
    saved: extras.saved,
    history: id === null ? null : `${action}#history`,
    returned: extras.returned,
    caution: cautions[status] ?? null,
    errors: summaryOf(errors).map(({ field, message }) => ({ field, message })),
    kinds: extras.kinds.map((kind) => choice(kind, capitalize(kind), form.kind)),
    incident: incidentField(extras.incidents, form, errors),
    stages: service ? stages.map((stage) => choice(stage, stageWords[stage].authors, form.stage)) : [],
    severity: service ? severityField(form, errors) : null,
    texts: textFields(assessment, form, errors),
    source: sourceOf(form, assessment.incident, extras.savedLike),
    used: form.used,
    picker: pickerFields(
      assessment.tree,
      form,
      { action, areaSearch: `/announcements/areas?for=${id ?? ''}` },
      {
        result: extras.picked,
        left: extras.left,
        errors,
        saved: savedField(extras.savedAudiences, {
          ...{ name: 'saved', label: 'Saved audience', none: 'Choose one', reader: extras.reader },
          ...{ value: form.saved, error: errors['saved'], width: 'middle' },
        }),
      },
    ),
    savedAudience: extras.savedNow,
    saveAudience:
      form.include.length === 0 || extras.savedLike.length > 0
        ? null
        : {
            name: savedNameField('audienceName', form.audienceName, errors['audienceName']),
            shared: form.audienceShared,
            error: sentenceFor(errors, 'audienceName'),
          },
    when: whenFields(assessment, form, errors, fragments.whichTimes),
  }
}

/** The errors by form field. The first error of a field wins. */
export function errorsByField(errors: FieldErrors, form: ComposerForm): FieldErrors {
  const byField: FieldErrors = {}
  for (const [path, message] of Object.entries(errors)) byField[fieldOf(path, form)] ??= message
  return byField
}

const cautions: Partial<Record<Status, string>> = {
  in_review: 'This is in review. Saving turns it back into a draft that needs approval again.',
  approved: 'This is approved. Saving turns it back into a draft that needs approval again.',
  scheduled: 'This is scheduled. Saving gives up its time and turns it back into a draft that needs approval again.',
}

function wordFields(
  form: ComposerForm,
  errors: FieldErrors,
): Pick<EditPage, 'category' | 'headline' | 'body' | 'link'> {
  const { category, headline, body, link } = form
  return {
    category: withError({ name: 'category', label: 'Category', value: category, maxlength: 60 }, errors),
    headline: withError({ name: 'headline', label: 'Headline', value: headline }, errors),
    body: withError({ name: 'body', label: 'Message', value: body, control: 'textarea', rows: 5 }, errors),
    link: withError(
      { name: 'link', label: 'Link', value: link, control: 'url', hint: 'Where people can find out more.' },
      errors,
    ),
  }
}

function incidentField(incidents: readonly Incident[], form: ComposerForm, errors: FieldErrors): Field | null {
  if (incidents.length === 0) return null
  const options = incidents.map(({ id, title, endedAt }) => ({
    value: id,
    label: endedAt === null ? title : `${title} (over)`,
  }))
  const none = { value: '', label: 'None' }
  return withError(
    { name: 'incident', label: 'Incident', value: form.incident, control: 'select', options: [none, ...options] },
    errors,
  )
}

function severityField(form: ComposerForm, errors: FieldErrors): Field {
  const options = severities.map((severity) => ({ value: severity, label: capitalize(severity) }))
  return withError({ name: 'severity', label: 'Severity', value: form.severity, control: 'select', options }, errors)
}

/** A shorter text for each channel except the notice page, which has room for the whole message. */
function textFields({ calendar }: Assessment, form: ComposerForm, errors: FieldErrors): Field[] {
  return calendar.channels
    .filter((channel) => hasOwnText(channel, form))
    .map(({ key, name }) =>
      withError(
        {
          name: `text:${key}`,
          label: name,
          value: form.texts[key] ?? '',
          control: 'textarea',
          rows: 2,
          hint: 'Left empty, the message above goes out.',
        },
        errors,
      ),
    )
}

function hasOwnText({ key, type, enabled }: Channel, form: ComposerForm): boolean {
  return (enabled && type !== 'notices') || form.texts[key] !== undefined
}

function sentenceFor(errors: FieldErrors, field: string): string | null {
  return errors[field] ?? null
}

function choice(value: string, label: string, chosen: string | null): Choice {
  return { value, label, chosen: value === chosen }
}
