import type { Person } from '../../people/person.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { WallReading } from '../../platform/time/wall-time.ts'
import type { Announcement } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { TransitionForm } from './show-props.ts'

/** A transition that was refused: what was entered for it, and the errors. */
export interface FailedAttempt {
  transition: string
  form: URLSearchParams
  errors: FieldErrors
  ambiguousReadings?: readonly WallReading[]
}

export interface TransitionFormContext {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  /** Never sent for approval, approved or returned, so that it can be deleted. */
  unseen: boolean
  /** Everybody who wrote part of it. */
  authors: readonly string[]
  failed: FailedAttempt | null
}

/** A form that is only a button. */
export function button(
  { announcement }: TransitionFormContext,
  name: string,
  look: Pick<TransitionForm, 'label' | 'tone' | 'consequence'>,
): TransitionForm {
  return { action: actionOf(announcement, name), ...look, fields: [], hidden: [], open: false }
}

/** If this transition was refused, the field has the entered value and its error. */
export function field({ failed }: TransitionFormContext, transition: string, initial: Field): Field {
  const withId = { ...initial, id: `${transition}-${initial.name}` }
  if (failed?.transition !== transition) return withId
  const error = failed.errors[initial.name]
  return { ...withId, value: failed.form.get(initial.name) ?? initial.value, ...(error === undefined ? {} : { error }) }
}

export function actionOf({ id }: Pick<Announcement, 'id'>, transition: string): string {
  return `/announcements/${id}/${transition}`
}
