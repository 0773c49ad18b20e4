import type { NamesRead } from '../audiences/picker/names-left.ts'
import { hasNamesLeft, namesLeft, whyUndecided } from '../audiences/picker/names-left.ts'
import { findPlaces, type PickerForm, type PickResult, pick, readPickerForm } from '../audiences/picker/picking.ts'
import { whyNotAdded } from '../audiences/picker/place-left.ts'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'
import { type Conflict, type FieldErrors, Invalid } from '../platform/errors.ts'
import { fieldErrors, refusalOrConflict } from '../platform/http/forms.ts'
import { revisionIn } from '../platform/http/revision.ts'
import type { Organisation } from '../platform/organisation.ts'
import { changeOrganisation, requireServable } from './actions.ts'
import { organisationChange } from './schema.ts'

/** The form as it was filled in. */
export interface EnteredOrganisation extends PickerForm {
  name: string
  zone: string
  language: string
  /** Empty for never. */
  holdsFrom: string
  bypassNeedsSecondApproval: boolean
  revision: number
}

export interface ShownOrganisation {
  form: EnteredOrganisation
  result: PickResult | null
  errors: FieldErrors
  left: NamesRead
}

export function formOfStored({ served, holdsFrom, ...stored }: Organisation): EnteredOrganisation {
  const { name, zone, language, bypassNeedsSecondApproval, revision } = stored
  const marks = { include: [...served.include], exclude: [...served.exclude] }
  const picker = { place: '', names: '', ...marks }
  return { name, zone, language, bypassNeedsSecondApproval, holdsFrom: holdsFrom ?? '', revision, ...picker }
}

export function readOrganisationForm(body: URLSearchParams): EnteredOrganisation {
  const text = (name: string) => body.get(name) ?? ''
  return {
    ...readPickerForm(body),
    name: text('name'),
    zone: text('zone'),
    language: text('language'),
    holdsFrom: text('holdsFrom'),
    bypassNeedsSecondApproval: text('bypassNeedsSecondApproval') === 'yes',
    revision: revisionIn(body),
  }
}

/** Whether the button saves the form; all others only show it again. */
export function savesOrganisation(body: URLSearchParams): boolean {
  return body.get('do') === 'save' && !hasNamesLeft({ names: body.get('names') ?? '' })
}

/** The form after a button that does not save it. */
export function pressed(context: Context, form: EnteredOrganisation, button: string): ShownOrganisation {
  if (button === 'save') return shown(context, form, { names: whyUndecided(context.areas, form) })
  const result = pick(context.areas, form, button)
  const picked = result?.form ?? form
  return { form: picked, result, errors: {}, left: namesLeft(context.areas, picked) }
}

export function shown({ areas }: Context, form: EnteredOrganisation, errors: FieldErrors = {}): ShownOrganisation {
  const result = form.place.trim() === '' ? null : findPlaces(areas.search, form)
  return { form, result, errors, left: namesLeft(areas, form) }
}

/** Saves the fields that the form has (`names`), and says what is wrong with them, or that somebody else was faster. */
export async function saveEntered(
  context: Context,
  form: EnteredOrganisation,
  person: Person,
  { all }: { all: boolean },
): Promise<Organisation | Invalid | Conflict> {
  const notAdded = whyNotAdded(context.areas, form)
  if (notAdded !== null) return new Invalid({ place: notAdded })
  const { name, zone, language, include, exclude, bypassNeedsSecondApproval } = form
  const first = { name, zone, served: { include, exclude } }
  const holdsFrom = form.holdsFrom === '' ? null : form.holdsFrom
  const input = all ? { ...first, language, holdsFrom, bypassNeedsSecondApproval } : first
  const parsed = organisationChange.safeParse(input)
  if (!parsed.success) return new Invalid(fieldErrors(parsed.error))
  try {
    requireServable(context.areas.tree, parsed.data)
    return await changeOrganisation(context, parsed.data, person, form.revision)
  } catch (error) {
    return refusalOrConflict(error)
  }
}

/** By the field to correct: the areas are corrected by a search. */
export function errorsOf({ fields }: Invalid): FieldErrors {
  const errors: FieldErrors = {}
  for (const [path, message] of Object.entries(fields)) errors[path.startsWith('served') ? 'place' : path] ??= message
  return errors
}
