import { Invalid } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { newContent } from '../content.ts'
import { changeFrom, readContent } from '../form/composer-content.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import type { PageRequest } from '../page-request.ts'
import { createAnnouncement, editAnnouncement } from '../workflow/draft-actions.ts'

/** Saves the form as a draft. If nothing changed, nothing is written and nobody becomes an author. */
export async function saveForm(
  { context, person }: PageRequest,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<Announcement> {
  const { zone } = await findOrganisation(context.db)
  const { content, errors } = readContent(form, stored, zone)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  const { kind, revision } = form
  if (stored === null)
    return createAnnouncement(context, { ...changeFrom(content, newContent({ kind })), kind }, person)
  const change = changeFrom(content, stored)
  if (Object.keys(change).length === 0) return stored
  return editAnnouncement(context, { id: stored.id, revision }, change, person)
}
