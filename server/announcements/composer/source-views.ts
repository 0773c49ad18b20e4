import type { SavedName } from '../../audiences/saved/queries.ts'
import type { Incident } from '../../incidents/incident.ts'
import { formatList } from '../../platform/format.ts'
import type { ComposerForm } from '../form/composer-form.ts'

const NAMES_AT_MOST = 3

/**
 * Where the marks come from, if nothing was changed since. Only the saved audience that was used in this form is named as
 * their source; of others that have the same marks, it only says that.
 */
export function sourceOf(
  { include, exclude, used }: Pick<ComposerForm, 'include' | 'exclude' | 'used'>,
  incident: Incident | null,
  savedLike: readonly SavedName[],
): string | null {
  const source = savedLike.find(({ id }) => id === used)
  if (source) return `From ${quoted(source)}`
  const asIncident =
    incident !== null &&
    exclude.length === 0 &&
    include.length > 0 &&
    include.toSorted().join() === incident.areas.toSorted().join()
  if (asIncident) return 'From the incident'
  if (savedLike.length === 0) return null
  return `Same areas as ${formatList(savedLike.map(quoted), NAMES_AT_MOST)}`
}

function quoted({ name }: Pick<SavedName, 'name'>): string {
  return `“${name}”`
}
