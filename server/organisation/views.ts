import type { Tree } from '../areas/tree/tree.ts'
import type { Picker } from '../audiences/picker/props.ts'
import { pickerFields } from '../audiences/picker/views.ts'
import { acceptedTypes } from '../images/image.ts'
import { logoProps } from '../images/logo.ts'
import { UPLOAD_BYTES } from '../images/read-picture.ts'
import type { Instant } from '../platform/clock.ts'
import { formatBytes } from '../platform/format.ts'
import { summaryOf } from '../platform/http/forms.ts'
import type { Logo } from '../platform/organisation.ts'
import type { LogoProps } from '../platform/pages/layouts.ts'
import type { Field } from '../platform/pages/shared-props.ts'
import { zoneOptions } from '../platform/pages/zone-options.ts'
import type { ShownOrganisation } from './form.ts'

export interface OrganisationViews {
  'organisation/show': SettingsPage
  'organisation/first': FirstPage
  'organisation/first_logo': { upload: LogoForm; name: string }
  'organisation/_served': { picker: Picker }
  'organisation/_logo': { upload: LogoForm }
}

type Summary = { field: string; message: string }[]

/** What is asked of a new organization. */
export interface FirstPage {
  revision: string
  action: string
  name: Field
  zone: Field
  picker: Picker
  errors: Summary
}

export interface SettingsPage extends FirstPage {
  language: Field
  holdsFrom: Field
  bypass: Field
  upload: LogoForm
}

export interface LogoForm {
  current: LogoProps | null
  /** For the file field. */
  accept: string
  hint: string
  error: string | null
  /** Where the page goes on after the upload. */
  next: string
}

export function firstPage(tree: Tree, shown: ShownOrganisation, now: Instant): FirstPage {
  return { ...fieldsOf(tree, shown, now, '/organisation/first'), action: '/organisation/first' }
}

export function settingsPage(
  tree: Tree,
  shown: ShownOrganisation,
  { now, logo, logoError = null }: { now: Instant; logo: Logo | null; logoError?: string | null },
): SettingsPage {
  const { form, errors } = shown
  return {
    ...fieldsOf(tree, shown, now, '/organisation'),
    action: '/organisation',
    language: {
      name: 'language',
      label: 'Language of your announcements',
      hint: 'A tag such as en or es. It tells screen readers and email programs how to read them. These pages stay in English.',
      value: form.language,
      error: errors['language'],
      required: true,
      maxlength: 35,
      width: 'narrow',
    },
    holdsFrom: {
      name: 'holdsFrom',
      label: 'Incidents hold marketing',
      hint: 'Marketing posts in the areas of an open incident are held until it is over.',
      control: 'select',
      value: form.holdsFrom,
      error: errors['holdsFrom'],
      options: [
        { value: 'minor', label: 'Minor and worse' },
        { value: 'major', label: 'Major and worse' },
        { value: 'critical', label: 'Critical only' },
        { value: '', label: 'Never' },
      ],
      width: 'middle',
    },
    bypass: {
      name: 'bypassNeedsSecondApproval',
      label: 'When the severity of an announcement passes a rule',
      hint: 'Severe announcements are exempt from some rules. A second approver confirms the severity.',
      control: 'select',
      value: form.bypassNeedsSecondApproval ? 'yes' : 'no',
      error: errors['bypassNeedsSecondApproval'],
      options: [
        { value: 'yes', label: 'It needs one more approval' },
        { value: 'no', label: 'It needs no more approvals' },
      ],
      width: 'middle',
    },
    upload: logoForm(logo, '/organisation', logoError),
  }
}

export function logoForm(logo: Logo | null, next: string, error: string | null = null): LogoForm {
  return {
    current: logoProps(logo),
    accept: acceptedTypes,
    hint: `A PNG, JPEG or WebP file of up to ${formatBytes(UPLOAD_BYTES)}. A wide one with a transparent background looks best.`,
    error,
    next,
  }
}

function fieldsOf(tree: Tree, { form, result, errors, left }: ShownOrganisation, now: Instant, action: string) {
  return {
    revision: String(form.revision),
    name: {
      name: 'name',
      label: 'Name',
      hint: 'Shown to residents on notice pages and in emails.',
      value: form.name,
      error: errors['name'],
      required: true,
      maxlength: 80,
      width: 'middle' as const,
      autocomplete: 'organization',
    },
    zone: {
      name: 'zone',
      label: 'Time zone',
      hint: 'Used in the calendar and on these pages. Rules and notices use each place’s own zone.',
      control: 'select' as const,
      value: form.zone,
      error: errors['zone'],
      options: zoneOptions(tree, form.zone, now),
      width: 'middle' as const,
    },
    picker: pickerFields(
      tree,
      form,
      { action, areaSearch: `/organisation/areas?for=${action}` },
      { result, left, errors },
    ),
    errors: summaryOf(errors),
  }
}
