import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { type Failure, failureFrom, formOf } from '../../platform/http/forms.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { assess } from '../checks/assessment.ts'
import { usefulRemedies } from '../checks/useful-remedies.ts'
import { contentOf } from '../content.ts'
import { changedWords } from '../content-diff.ts'
import type { PageRequest } from '../page-request.ts'
import { listApprovals, listRevisions } from '../review-queries.ts'
import { statusMark, statusWord } from '../status-words.ts'
import { submitAnnouncement } from '../workflow/review-actions.ts'
import { applyCommand, type CommandResult } from './composer-commands.ts'
import { readContent } from './composer-content.ts'
import { type ComposerForm, readComposerForm } from './composer-form.ts'
import { saveForm } from './composer-save.ts'
import { type ComposerState, editPage, errorsByField, hrefOf, live, type PageExtras } from './composer-views.ts'
import { freeWeekFor } from './free-week.ts'
import { recentPosts } from './recent-posts.ts'

/** The state of the composer for this form, with its checks and errors. */
export async function composerState(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<ComposerState> {
  return forPage(await judge({ context, person }, form, stored))
}

/** The state without what only a rendered page needs. */
type Judged = Omit<ComposerState, 'remedies' | 'freeWeek' | 'recentPosts'>

async function judge(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<Judged> {
  const { zone } = await findOrganisation(context.db)
  const id = stored?.id ?? null
  const { content, errors, repeated } = readContent(form, stored, zone)
  const assessment = await assess(context, content, { id, writer: person, anew: true })
  const status = stored?.status ?? 'draft'
  return {
    form,
    assessment,
    repeated,
    errors: errorsByField(errors, form),
    id,
    status,
  }
}

/** Adds what a page shows. Separate, because a button may change the form before anything is rendered. */
function forPage(judged: Judged): ComposerState {
  const { assessment, form } = judged
  return {
    ...judged,
    remedies: usefulRemedies(assessment, form.zone),
    freeWeek: freeWeekFor(assessment, form.zone),
    recentPosts: recentPosts(assessment),
  }
}

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

const savingButtons: readonly string[] = ['save', 'submit']

/** Whether the button that was pressed saves the form; all others only show it again. */
export function savesForm(body: URLSearchParams): boolean {
  return savingButtons.includes(buttonOf(body))
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
  if (command === 'save' || command === 'submit') return save({ page, request }, form, stored, command)
  const before = await judge(page, form, stored)
  const result = applyCommand(context, form, command, before.assessment)
  const after = result.form === form ? forPage(before) : await composerState(page, result.form, stored)
  return showComposer(page, after, stored, result)
}

export async function showComposer(
  page: PageRequest,
  state: ComposerState,
  stored: Announcement | null,
  result: CommandResult | null = null,
): Promise<string> {
  page.reply.locals!.section = 'announcements'
  return page.reply.render(
    'announcements/composer/edit',
    editPage(state, await pageExtras(page, state, stored, result)),
  )
}

/** The kinds that this person may write. */
export function ownKinds(person: Person): Kind[] {
  return kinds.filter((kind) => mayWriteFor(person, kind))
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
  command: 'save' | 'submit',
): Promise<FastifyReply | string> {
  const { context, reply, person } = page
  return explaining<FastifyReply | string, FailedSave>(request, reply, {
    async attempt() {
      let saved = stored
      try {
        saved = await saveForm(page, form, stored)
        const isUnchanged = saved === stored
        if (command === 'submit' && saved.status === 'draft') {
          saved = await submitAnnouncement(context, saved, person)
          reply.flash('good', 'Sent for approval.')
          return { answer: reply.redirect(hrefOf(saved.id), 303) }
        }
        reply.flash(isUnchanged ? 'caution' : 'good', isUnchanged ? 'Nothing was changed.' : 'The draft is saved.')
        return { answer: reply.redirect(saved.status === 'draft' ? `${hrefOf(saved.id)}/edit` : hrefOf(saved.id), 303) }
      } catch (error) {
        return { refused: { ...failureFrom(error), stored, saved } }
      }
    },
    explain: (failure) => showRefusal(page, form, failure),
  })
}

/** Shows the form again as it was entered, with the reason for the refusal. A draft saved before it stays saved. */
async function showRefusal(
  page: PageRequest,
  form: ComposerForm,
  { status, message, fields, stored, saved }: FailedSave,
): Promise<string> {
  const { context, reply } = page
  reply.code(status)
  const state = await composerState(page, { ...form, revision: saved?.revision ?? form.revision }, saved)
  if (fields !== null) {
    if (saved?.revision !== stored?.revision)
      reply.locals!.banner = { tone: 'caution', text: 'The draft is saved, but not yet sent.' }
    const errors = { ...errorsByField(fields, form), ...state.errors }
    return showComposer(page, { ...state, errors }, saved)
  }
  const isOutdated = stored !== null && stored.revision !== form.revision
  const text = isOutdated ? await conflictInWords(context, form, stored) : message
  reply.locals!.banner = { tone: 'bad', text }
  return showComposer(page, state, saved)
}

/** Says who changed what in the meantime, and what happens to the entered text. */
async function conflictInWords({ db }: Context, form: ComposerForm, stored: Announcement): Promise<string> {
  const revisions = await listRevisions(db, stored.id)
  const base = revisions.find(({ revision }) => revision === form.revision)
  const newer = revisions.filter(({ revision }) => revision > form.revision)
  const names = await listNames(db)
  const by = formatList([...new Set(newer.map(({ author }) => names.get(author) ?? 'Hark'))])
  const fields = base ? changedWords(base.content, contentOf(stored)) : []
  const what =
    fields.length === 0 ? `it is ${statusWord(stored.status)} now` : `these fields changed: ${formatList(fields)}`
  return `${by || 'Somebody'} worked on this in the meantime: ${what}. What you typed is still here; if you save again, it replaces theirs where the two differ.`
}

async function pageExtras(
  { context, person }: PageRequest,
  { form, assessment }: ComposerState,
  stored: Announcement | null,
  result: CommandResult | null,
): Promise<PageExtras> {
  const now = toInstant(context.now())
  const incidents = await listIncidents(context.db, { open: true })
  const { incident } = assessment
  const isReviewed = stored !== null && (await listApprovals(context.db, [stored.id])).size > 0
  return {
    saved:
      stored === null
        ? 'Not saved yet'
        : `${statusMark(stored.status).word}, version ${stored.revision}. Saved ${momentInWords(stored.updatedAt, form.zone, now)}`,
    returned: stored === null ? null : await returnedBy(context, stored, form.zone, now),
    kinds: isReviewed ? [form.kind] : ownKinds(person),
    incidents: incident && !incidents.some((other) => other.id === incident.id) ? [...incidents, incident] : incidents,
    picked: result,
  }
}

async function returnedBy(
  { db }: Context,
  { id, status, reason }: Announcement,
  zone: string,
  now: string,
): Promise<PageExtras['returned']> {
  const last = (await listApprovals(db, [id])).get(id)?.at(-1)
  if (status !== 'draft' || reason === null || last?.decision !== 'returned') return null
  const names = await listNames(db)
  return { by: names.get(last.by) ?? 'An approver', when: momentInWords(last.at, zone, now), reason }
}
