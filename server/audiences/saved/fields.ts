import type { Field } from '../../platform/pages/shared-props.ts'
import type { SavedName } from './queries.ts'
import { LONGEST_NAME } from './schema.ts'

/** Chooses one of the saved audiences that a person can use; null when there is none. */
export function savedField(
  saved: readonly SavedName[],
  { reader, value, none, ...field }: { reader: string; value: string; none: string } & Omit<Field, 'value' | 'control'>,
): Field | null {
  if (saved.length === 0 && field.error === undefined) return null
  const own = new Set(saved.filter(({ owner }) => owner === reader).map(({ name }) => name.toLowerCase()))
  const label = ({ name, owner }: SavedName) =>
    owner !== reader && own.has(name.toLowerCase()) ? `${name} (shared)` : name
  const options = saved.map((one) => ({ value: one.id, label: label(one) }))
  return { ...field, value, control: 'select', options: [{ value: '', label: none }, ...options] }
}

/** The name under which the areas of another form are saved. */
export function savedNameField(name: string, value: string, error: string | undefined): Field {
  return {
    name,
    label: 'Name',
    hint: 'Such as “Bay Area” or “Kern water customers”.',
    value,
    error,
    maxlength: LONGEST_NAME,
    autocomplete: 'off',
    width: 'middle',
  }
}
