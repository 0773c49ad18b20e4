import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { Choice } from './live-props.ts'

/** With what is wrong with it, if anything is. */
export function withError(field: Field, errors: FieldErrors): Field {
  const error = errors[field.name]
  return error === undefined ? field : { ...field, error }
}

export function choice(value: string, label: string, chosen: string | null): Choice {
  return { value, label, chosen: value === chosen }
}

/** Where the form is posted to. */
export function hrefOf(id: string | null): string {
  return id === null ? '/announcements' : `/announcements/${id}`
}
