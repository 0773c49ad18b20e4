import { withLockedCalendar } from '../../calendar/locked-calendar.ts'
import { RefusedByRules } from '../../calendar/refused-by-rules.ts'
import { Invalid } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { newContent } from '../content.ts'
import { changeFrom, readContent } from '../form/composer-content.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { missingTime } from '../form/composer-times.ts'
import type { PageRequest } from '../page-request.ts'
import { createAnnouncement, editAnnouncement, keepVersion } from '../workflow/draft-actions.ts'
import { approveAnnouncement, submitAnnouncement } from '../workflow/review-actions.ts'

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
  if (stored === null) {
    const written = { ...changeFrom(content, newContent({ kind })), kind }
    return createAnnouncement(context, written, person, { id: form.draft })
  }
  const change = changeFrom(content, stored)
  if (Object.keys(change).length > 0) return editAnnouncement(context, { id: stored.id, revision }, change, person)
  if (stored.status === 'draft') await keepVersion(context, stored, person)
  return stored
}

/** "At a set time" says that there is one, so it is not sent without. */
export function requireTime(form: ComposerForm): void {
  const errors = missingTime(form)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

/**
 * Saves the form, sends it for approval and approves it, as a duty manager may do alone, in one transaction: either it is
 * booked, or nothing has happened. Throws RefusedByRules when a rule blocks it (docs/lifecycle.md#duty-manager).
 */
export async function publishForm(
  page: PageRequest,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<Announcement> {
  const { context, person } = page
  requireTime(form)
  const timed: ComposerForm = form.when === 'none' ? { ...form, when: 'approval' } : form
  return withLockedCalendar(context, async ({ trx }) => {
    const inside = { ...context, db: trx }
    const saved = await saveForm({ ...page, context: inside }, timed, stored)
    const sent = saved.status === 'in_review' ? saved : await submitAnnouncement(inside, saved, person)
    const { announcement, refusal } = await approveAnnouncement(inside, sent, { comment: '', overrides: [] }, person)
    // What is free on other channels goes out.
    if (refusal !== null && announcement.status !== 'scheduled') throw new RefusedByRules(refusal)
    return announcement
  })
}
