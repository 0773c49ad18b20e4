import type { NamesRead } from '../../audiences/picker/names-left.ts'
import type { PickResult } from '../../audiences/picker/picking.ts'
import { pickerFields } from '../../audiences/picker/views.ts'
import { savedField, savedNameField } from '../../audiences/saved/fields.ts'
import type { SavedName } from '../../audiences/saved/queries.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Assessment } from '../checks/assessment.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { hrefOf } from './fields.ts'
import type { WhoSection } from './section-props.ts'
import { sourceOf } from './source-views.ts'

/** What was found, what is left in the box for names, and the saved audiences. */
export interface WhoExtras {
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

/** For whom it is: the picker, and a name for what was picked. */
export function whoFields(
  { tree, incident }: Assessment,
  form: ComposerForm,
  errors: FieldErrors,
  extras: WhoExtras & { id: string | null },
): Omit<WhoSection, 'reach'> {
  const { id, picked, left, savedAudiences, reader, savedLike, savedNow } = extras
  const action = hrefOf(id)
  const saved = savedField(savedAudiences, {
    ...{ name: 'saved', label: 'Saved audience', none: 'Choose one', reader },
    ...{ value: form.saved, error: errors['saved'], width: 'middle' },
  })
  const addresses = { action, areaSearch: `/announcements/areas?for=${id ?? ''}` }
  return {
    action,
    source: sourceOf(form, incident, savedLike),
    picker: pickerFields(tree, form, addresses, { result: picked, left, errors, saved }),
    savedAudience: savedNow,
    saveAudience: form.include.length === 0 || savedLike.length > 0 ? null : savingFields(form, errors),
  }
}

function savingFields(form: ComposerForm, errors: FieldErrors): WhoSection['saveAudience'] {
  const error = errors['audienceName']
  return {
    name: savedNameField('audienceName', form.audienceName, error),
    shared: form.audienceShared,
    error: error ?? null,
  }
}
