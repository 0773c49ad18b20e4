import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasNamesLeft, whyUndecided } from '../../audiences/picker/names-left.ts'
import { saveAudience } from '../../audiences/saved/actions.ts'
import { findSavedIfAny } from '../../audiences/saved/queries.ts'
import { newSavedAudience } from '../../audiences/saved/schema.ts'
import { byHandAmong, toPostManually } from '../../channels/by-hand/posters.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { toInstant, toMillis } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { type Failure, failureFrom, fieldErrors, formOf } from '../../platform/http/forms.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { isDuplicate } from '../../platform/transact.ts'
import type { Announcement } from '../announcement.ts'
import { changedFields } from '../content-diff.ts'
import { followAudience } from '../form/audience-zones.ts'
import { applyCommand } from '../form/composer-commands.ts'
import { readContent } from '../form/composer-content.ts'
import { type ComposerForm, readComposerForm, unaddedIn } from '../form/composer-form.ts'
import { decide, mergeTheirs, seenOf } from '../form/merging.ts'
import type { PageRequest } from '../page-request.ts'
import { findAnnouncement } from '../queries.ts'
import { listRevisions } from '../review-queries.ts'
import { submitAnnouncement } from '../workflow/review-actions.ts'
import { composerState, forPage, judge, showComposer } from './composer-page.ts'
import { publishForm, requireTime, saveForm } from './composer-save.ts'
import { errorsByField, live } from './composer-views.ts'
import { hrefOf } from './fields.ts'
import { refuseUnadded } from './pictures/add-picture-page.ts'

/** Answers an edit in the form with the fragments that depend on it. */
export async function answerCheck(
  page: PageRequest,
  body: URLSearchParams,
  stored: Announcement | null,
): Promise<string> {
  const { zone } = await findOrganisation(page.context.db)
  const state = await composerState(page, readComposerForm(body, zone), stored)
  return page.reply.render('announcements/composer/_live', live(state))
}

const savingButtons: readonly string[] = ['save', 'submit', 'publish', 'save-audience']

/** Whether the button that was pressed saves something; all others only show the form again, and so does one that is refused for names in the box or a file that was not added. */
export function savesSomething(body: URLSearchParams): boolean {
  const isRefused = hasNamesLeft({ names: body.get('names') ?? '' }) || unaddedIn(body) !== ''
  return savingButtons.includes(buttonOf(body)) && !isRefused
}

function buttonOf(body: URLSearchParams): string {
  return body.get('do') ?? 'check'
}

/** Answers a button of the composer. */
export async function answerCommand(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  stored: Announcement | null,
): Promise<FastifyReply | string> {
  const { context } = page
  const body = formOf(request)
  const { zone } = await findOrganisation(context.db)
  const form = readComposerForm(body, zone)
  const command = buttonOf(body)
  if (savingButtons.includes(command) && hasNamesLeft(form)) return refuseNames(page, form, stored)
  if (savingButtons.includes(command) && form.unadded !== '') return refuseUnadded(page, form, stored)
  if (command === 'save' || command === 'submit' || command === 'publish')
    return save({ page, request }, form, stored, command)
  if (command === 'save-audience') return saveAreas({ page, request }, form, stored)
  if (command === 'use-saved') return useSaved(page, form, stored)
  if (stored !== null && command === 'compare') return compare(page, form, stored)
  const before = await judge(page, form, stored)
  const decided = stored && decide(form, command, contentsOf(form, stored, zone))
  if (decided) return showComposer(page, await composerState(page, decided, stored), stored)
  const applied = applyCommand(context, form, command, before.assessment)
  const result = { ...applied, form: inAudienceZone(context, form, applied.form) }
  const after = result.form === form ? forPage(before) : await composerState(page, result.form, stored)
  return showComposer(page, after, stored, result)
}

function contentsOf(form: ComposerForm, stored: Announcement, zone: string) {
  const { content, errors } = readContent(form, stored, zone)
  return { mine: content, unread: errors, theirs: stored }
}

/** Shows what somebody else has saved meanwhile beside what is in the form. */
async function compare(page: PageRequest, form: ComposerForm, stored: Announcement): Promise<string> {
  const { zone } = await findOrganisation(page.context.db)
  const merged = mergeTheirs(form, contentsOf(form, stored, zone))
  const result = { ...merged, found: null, added: null }
  return showComposer(page, await composerState(page, merged.form, stored), stored, result)
}

/** Copies the marks of the saved audience that was chosen. It keeps no tie to it. */
async function useSaved(page: PageRequest, form: ComposerForm, stored: Announcement | null): Promise<string> {
  const saved = await findSavedIfAny(page.context.db, form.saved, page.person)
  if (saved === null) {
    const state = await composerState(page, form, stored)
    const errors = { ...state.errors, saved: 'Choose one of the saved audiences.' }
    return showComposer(page, { ...state, errors }, stored)
  }
  const used = inAudienceZone(page.context, form, { ...form, ...saved.audience, saved: '', used: saved.id })
  return showComposer(page, await composerState(page, used, stored), stored)
}

/** The zone follows the audience only when a button changed the audience. */
function inAudienceZone(context: Context, before: ComposerForm, after: ComposerForm): ComposerForm {
  const isSame = after.include.join() === before.include.join() && after.exclude.join() === before.exclude.join()
  return isSame ? after : followAudience(context.areas.tree, after, toMillis(toInstant(context.now())))
}

/** A name that is left in the box would be missing from what is saved, and nobody would see that. */
async function refuseNames(page: PageRequest, form: ComposerForm, stored: Announcement | null): Promise<string> {
  const { context, reply } = page
  reply.code(422)
  const state = await composerState(page, form, stored)
  const errors = { ...state.errors, names: whyUndecided(context.areas, form) }
  return showComposer(page, { ...state, errors }, stored)
}

/** Saves the areas under a name, and shows the form again as it was. It says whether that worked. */
function saveAreas(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  form: ComposerForm,
  stored: Announcement | null,
): Promise<string> {
  const { context, person, reply } = page
  return explaining<string, { failure: Failure } | { failure: null; used: string }>(request, reply, {
    async attempt() {
      const { include, exclude, audienceName: name, audienceShared: shared } = form
      const parsed = newSavedAudience.safeParse({ name, shared, audience: { include, exclude } })
      try {
        if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
        const { id } = await saveAudience(context, parsed.data, person)
        // Either way the form is shown again, which may take as long as a long question.
        return { refused: { failure: null, used: id } }
      } catch (error) {
        return { refused: { failure: failureFrom(error) } }
      }
    },
    async explain(outcome) {
      const { failure } = outcome
      if (failure === null) {
        const empty = { ...form, used: outcome.used, audienceName: '', audienceShared: false }
        const result = { form: empty, found: null, added: null, savedAudience: form.audienceName }
        return showComposer(page, await composerState(page, empty, stored), stored, result)
      }
      reply.code(failure.status)
      const state = await composerState(page, form, stored)
      const audienceName = failure.fields?.['name'] ?? failure.message
      return showComposer(page, { ...state, errors: { ...state.errors, audienceName } }, stored)
    },
  })
}

/** Why the form was not saved or not sent for approval, and what was saved before that. */
interface FailedSave extends Failure {
  stored: Announcement | null
  saved: Announcement | null
}

function save(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  form: ComposerForm,
  stored: Announcement | null,
  command: 'save' | 'submit' | 'publish',
): Promise<FastifyReply | string> {
  const { context, reply, person } = page
  return explaining<FastifyReply | string, FailedSave>(request, reply, {
    async attempt() {
      let saved = stored
      try {
        if (command === 'publish') {
          const published = await publishForm(page, form, stored)
          const byHand = await namesByHand(context, published)
          const link = byHand.length === 0 ? undefined : { href: '/deliveries', label: 'Post manually' }
          reply.flash(link ? 'caution' : 'good', publishedWords(published, byHand), link)
          return { answer: reply.redirect(hrefOf(published.id), 303) }
        }
        saved = await saveForm(page, form, stored)
        if (command === 'submit' && saved.status === 'draft') {
          requireTime(form)
          saved = await submitAnnouncement(context, saved, person)
          reply.flash('good', 'Sent for approval.')
          return { answer: reply.redirect(hrefOf(saved.id), 303) }
        }
        const isDraft = saved.status === 'draft'
        reply.flash(isDraft ? 'good' : 'caution', isDraft ? 'Draft saved.' : 'Nothing changed.')
        return { answer: reply.redirect(saved.status === 'draft' ? `${hrefOf(saved.id)}/edit` : hrefOf(saved.id), 303) }
      } catch (error) {
        const earlier =
          isDuplicate(error) && form.draft !== null ? await findAnnouncement(context.db, form.draft) : null
        if (earlier) return sentBefore(page, form, earlier)
        return { refused: { ...failureFrom(error), stored, saved } }
      }
    },
    explain: (failure) => showRefusal(page, form, failure),
  })
}

/**
 * The same new form was sent twice, by a double click or from a page that was gone back to. Words that were changed since are
 * shown beside what was sent.
 */
async function sentBefore(
  { context, reply, person }: PageRequest,
  form: ComposerForm,
  earlier: Announcement,
): Promise<{ answer: FastifyReply } | { refused: FailedSave }> {
  if (earlier.createdBy !== person.id)
    throw new Conflict('This form was sent by someone else. Begin a new announcement.')
  if (earlier.status !== 'draft' && (await wasSaid(context, form, earlier))) {
    reply.flash('caution', 'This was sent already, so it was not sent a second time.')
    return { answer: reply.redirect(hrefOf(earlier.id), 303) }
  }
  return {
    refused: { status: 409, message: 'This draft was saved before.', fields: null, stored: earlier, saved: earlier },
  }
}

/** Whether one of its versions says what the form says. A later one names the incident that sending it has opened. */
async function wasSaid({ db }: Context, form: ComposerForm, earlier: Announcement): Promise<boolean> {
  const { zone } = await findOrganisation(db)
  const revisions = await listRevisions(db, earlier.id)
  return revisions.some(({ content: said }) => changedFields(readContent(form, said, zone).content, said).length === 0)
}

/** The channels of what was published on which a person has to post it. */
async function namesByHand({ db }: Context, { status, channels: keys }: Announcement): Promise<string[]> {
  if (status === 'in_review') return []
  const channels = await listChannels(db)
  const byHand = byHandAmong(keys, channels)
  return channels.filter(({ key }) => byHand.includes(key)).map(({ name }) => name)
}

function publishedWords(
  { status, at, channels, reason, reviewAfter }: Announcement,
  byHand: readonly string[],
): string {
  if (status === 'in_review') return 'Approved. One more approval is needed.'
  const manually = byHand.length === 0 ? '' : ` ${toPostManually(byHand)}`
  const then = `${manually}${reviewAfter ? ' Someone else reviews it afterwards.' : ''}`
  if (reason !== null) return `Part of it is going out. The rest is on hold until someone resumes it. ${reason}${then}`
  if (byHand.length === channels.length) return then.trim()
  return `${at === 'approval' ? 'It is going out.' : 'It is scheduled.'}${then}`
}

/** Shows the form again as it was entered, with the reason for the refusal. A draft saved before it stays saved. */
async function showRefusal(
  page: PageRequest,
  form: ComposerForm,
  { status, message, fields, stored, saved }: FailedSave,
): Promise<string> {
  const { reply } = page
  reply.code(status)
  // What was not saved by this is still to be compared with what others have saved.
  const isSaved = saved !== null && saved.revision !== stored?.revision
  const known = isSaved ? { ...form, revision: saved.revision, seen: seenOf(saved) } : form
  const state = await composerState(page, known, saved)
  if (fields !== null) {
    if (saved?.revision !== stored?.revision)
      reply.locals!.banner = { tone: 'caution', text: 'Draft saved, but not sent for approval yet.' }
    // What the rules refuse is no field's fault: the checks say what would help.
    else if (Object.keys(fields).length === 0) reply.locals!.banner = { tone: 'bad', text: message }
    const errors = { ...errorsByField(fields, form), ...state.errors }
    return showComposer(page, { ...state, errors }, saved)
  }
  if (stored !== null && stored.revision !== form.revision) return compare(page, form, stored)
  reply.locals!.banner = { tone: 'bad', text: message }
  return showComposer(page, state, saved)
}
