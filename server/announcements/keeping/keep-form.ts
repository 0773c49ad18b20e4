import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement, Content } from '../announcement.ts'
import { newContent } from '../content.ts'
import { changedFields } from '../content-diff.ts'
import { changeFrom, contentFieldOf, readContent } from '../form/composer-content.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { fieldsDecidedWith } from '../form/merging.ts'
import type { PageRequest } from '../page-request.ts'
import type { NewAnnouncement } from '../schema.ts'
import { createAnnouncement, editAnnouncement } from '../workflow/draft-actions.ts'

/** What a form that saves itself has come to. */
export interface Kept {
  /** Null as long as it has no word. */
  saved: Announcement | null
  /** Why some fields are not saved yet. */
  unsaved: FieldErrors
}

/** What one field was refused for may bring up what is wrong with another, but not without end. */
const ATTEMPTS = 4

/** Saves all of the form that can be saved: a time that is half typed does not keep the words from being saved. */
export async function keepForm(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<Kept> {
  const { zone } = await findOrganisation(context.db)
  const { content, errors } = readContent(form, stored, zone)
  if (stored === null && !hasWords(content)) return { saved: null, unsaved: {} }
  const before = stored ?? newContent({ kind: form.kind })
  let unsaved = errors
  for (let attempt = 1; ; attempt++) {
    try {
      const kept = withOld(content, before, unsaved)
      if (stored !== null) refuseUnseen(form, { kept, unsaved }, stored)
      return { saved: await keepContent({ context, person }, form, kept, stored), unsaved }
    } catch (error) {
      const isOfFields = error instanceof Invalid && Object.keys(error.fields).length > 0
      if (!isOfFields || attempt === ATTEMPTS) throw error
      unsaved = { ...unsaved, ...error.fields }
    }
  }
}

async function keepContent(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  { draft, revision }: ComposerForm,
  content: Content,
  stored: Announcement | null,
): Promise<Announcement> {
  const byItself = true
  // All of it, because an incident would fill in what is left out, and the form would not show that.
  if (stored === null) return createAnnouncement(context, content as NewAnnouncement, person, { id: draft, byItself })
  const change = changeFrom(content, stored)
  if (Object.keys(change).length === 0) return stored
  return editAnnouncement(context, { id: stored.id, revision, byItself }, change, person)
}

/**
 * A form that has not seen the newest version is not told that it has, also when nothing of it can be saved now: what is half
 * typed would then overwrite what somebody else has saved. The same form sent twice has nothing to overwrite.
 */
function refuseUnseen(
  { revision }: ComposerForm,
  { kept, unsaved }: { kept: Content; unsaved: FieldErrors },
  stored: Announcement,
): void {
  const isSame = Object.keys(unsaved).length === 0 && changedFields(kept, stored).length === 0
  if (revision !== stored.revision && !isSame) throw new Conflict('Someone else has saved it meanwhile.')
}

function hasWords({ headline, body, texts }: Content): boolean {
  return [headline, body, ...Object.values(texts)].some((text) => text.trim() !== '')
}

/** With the earlier value of each field that cannot be saved, and of what is said with it. */
function withOld(content: Content, before: Content, unsaved: FieldErrors): Content {
  const fields = Object.keys(unsaved).map(contentFieldOf).flatMap(saidWith)
  return { ...content, ...Object.fromEntries(fields.map((field) => [field, before[field]])) }
}

/** How sure an end is means nothing without it. */
function saidWith(field: keyof Content): readonly (keyof Content)[] {
  return field === 'expectedEnd' ? ['expectedEnd', 'confidence'] : fieldsDecidedWith(field)
}
