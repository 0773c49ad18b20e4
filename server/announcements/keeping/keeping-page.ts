import type { FastifyReply } from 'fastify'
import { hasNamesLeft } from '../../audiences/picker/names-left.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { isDuplicate } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { type ComposerForm, readComposerForm } from '../form/composer-form.ts'
import { seenOf } from '../form/merging.ts'
import type { PageRequest } from '../page-request.ts'
import { findAnnouncementIfAny } from '../queries.ts'
import { findNewer } from '../versions/newer.ts'
import { findDeleter } from './deleted.ts'
import { keepForm } from './keep-form.ts'
import { deletedNote, keepHref, newerNote, savedWords, unsavedIn } from './keeping-views.ts'

/** Saves a draft by itself, and answers with what the page says about that. `id` is that of the form until it is saved. */
export async function answerKeep(page: PageRequest, body: URLSearchParams, id: string): Promise<FastifyReply | string> {
  const { context, reply } = page
  const { zone } = await findOrganisation(context.db)
  const form = { ...readComposerForm(body, zone), draft: id }
  const stored = await findAnnouncementIfAny(context.db, id)
  if (stored === null) {
    const by = await findDeleter(context.db, id, page.person)
    if (by !== null) return renderDeleted(page, form, by)
    if (form.revision > 0) throw new NotFound('There is no such announcement.')
  }
  try {
    const { saved, unsaved } = await keepForm(page, form, stored)
    const left = hasNamesLeft(form) ? { ...unsaved, names: 'Add these places, or clear the box.' } : unsaved
    const isKept = saved !== null && Object.keys(left).length === 0
    return render(page, form, saved, { unsaved: unsavedIn(left), kept: isKept ? 'all' : 'some' })
  } catch (error) {
    if (!(error instanceof Conflict) && !isDuplicate(error)) throw error
    reply.code(409)
    const unsaved = error instanceof Conflict ? error.message : null
    const earlier = await findAnnouncementIfAny(context.db, id)
    return render(page, form, earlier, { unsaved, kept: 'none' })
  }
}

/** A window that is still open does not bring it back by itself. From now on it is a new form with another id. */
function renderDeleted({ reply }: PageRequest, form: ComposerForm, by: string): Promise<string> {
  reply.code(409)
  return reply.render('announcements/keeping/_kept', {
    ...{ saved: 'Not saved', kept: 'none', address: null },
    ...{ revision: 0, draft: newId(), seen: form.seen },
    newer: deletedNote(by),
    keeping: { href: keepHref(form.draft), unsaved: null },
  })
}

async function render(
  { context, reply, person }: PageRequest,
  form: ComposerForm,
  saved: Announcement | null,
  { unsaved, kept }: { unsaved: string | null; kept: 'all' | 'some' | 'none' },
): Promise<string> {
  // What was refused was written to an earlier version, and is compared with that.
  const revision = kept === 'none' || saved === null ? form.revision : saved.revision
  const newer = saved === null ? null : await findNewer(context.db, saved, revision, person)
  return reply.render('announcements/keeping/_kept', {
    saved: `${savedWords(saved, { zone: form.zone, now: toInstant(context.now()) })}${saved !== null && kept === 'some' ? ', not all of it' : ''}`,
    kept,
    address: saved === null ? null : `/announcements/${saved.id}/edit`,
    revision,
    draft: form.draft,
    seen: kept === 'none' || saved === null ? form.seen : seenOf(saved),
    newer: newer && newerNote(newer, saved!.id, form.zone),
    keeping: { href: keepHref(form.draft), unsaved: newer === null ? unsaved : null },
  })
}
