import type { Channel } from '../../channels/channel.ts'
import type { Incident } from '../../incidents/incident.ts'
import { severities } from '../../incidents/severity.ts'
import { placeholders } from '../../incidents/told-times.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { capitalize } from '../../platform/format.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { choice, withError } from './fields.ts'
import type { WhatSection } from './section-props.ts'

/** What this section offers to choose from. */
export interface WhatExtras {
  kinds: readonly ComposerForm['kind'][]
  incidents: readonly Incident[]
}

/** What is said: the kind, the incident, the stage, and the words. */
export function whatFields(
  assessment: Assessment,
  form: ComposerForm,
  errors: FieldErrors,
  { kinds, incidents }: WhatExtras,
): Omit<WhatSection, 'completeness' | 'severityPass' | 'about' | 'previous' | 'pictures'> {
  const service = form.kind === 'service'
  return {
    ...wordFields(form, errors),
    kind: form.kind,
    kinds: kinds.map((kind) => choice(kind, capitalize(kind), form.kind)),
    incident: service ? incidentField(incidents, form, errors) : null,
    severity: service ? severityField(form, errors) : null,
    texts: textFields(assessment, form, errors),
  }
}

const onPlaceholders = `Write ${placeholders.expectedEnd} or ${placeholders.nextUpdateBy}, and readers get the time entered under “When”, in their own time zone.`

function wordFields(
  form: ComposerForm,
  errors: FieldErrors,
): Pick<WhatSection, 'category' | 'headline' | 'body' | 'link'> {
  const { kind, category, headline, body, link } = form
  const hint = kind === 'service' ? { hint: onPlaceholders } : {}
  return {
    category: withError({ name: 'category', label: 'Category', value: category, maxlength: 60 }, errors),
    headline: withError({ name: 'headline', label: 'Headline', value: headline }, errors),
    body: withError({ name: 'body', label: 'Message', value: body, control: 'textarea', rows: 5, ...hint }, errors),
    link: withError(
      { name: 'link', label: 'Link', value: link, control: 'url', hint: 'Where people can find out more.' },
      errors,
    ),
  }
}

function incidentField(incidents: readonly Incident[], form: ComposerForm, errors: FieldErrors): Field {
  const options = incidents.map(({ id, title, endedAt }) => ({
    value: id,
    label: endedAt === null ? title : `${title} (over)`,
  }))
  const others = [
    { value: 'new:unplanned', label: 'Something that is broken' },
    { value: 'new:planned', label: 'Planned work' },
    { value: '', label: 'Information, no incident' },
  ]
  return withError(
    { name: 'incident', label: 'About', value: form.incident, control: 'select', options: [...others, ...options] },
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
          hint: 'Leave empty to use the message above.',
        },
        errors,
      ),
    )
}

export function hasOwnText({ key, type, enabled }: Channel, form: ComposerForm): boolean {
  return (enabled && type !== 'notices') || form.texts[key] !== undefined
}
