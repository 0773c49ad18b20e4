import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Announcement } from '../announcement.ts'
import { newContent } from '../content.ts'
import { createAnnouncement, editAnnouncement } from '../workflow/draft-actions.ts'
import { changeFrom, readContent } from './composer-content.ts'
import type { ComposerForm } from './composer-form.ts'

/** Keeps what was typed as a draft; when nothing is different, nothing is written and nobody becomes an author. */
export async function saveForm(
  context: Context,
  form: ComposerForm,
  stored: Announcement | null,
  organisationZone: string,
  person: Person,
): Promise<Announcement> {
  const { content, errors } = readContent(form, stored, organisationZone)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  const { kind } = form
  if (stored === null)
    return createAnnouncement(context, { ...changeFrom(content, newContent({ kind })), kind }, person)
  const change = changeFrom(content, stored)
  if (Object.keys(change).length === 0) return stored
  return editAnnouncement(context, stored.id, form.revision, change, person)
}
