import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { assess } from '../checks/assessment.ts'
import { contentOf } from '../content.ts'
import { changedWords } from '../content-diff.ts'
import { listApprovals, listRevisions } from '../queries.ts'
import { statusMark, statusWord } from '../status-views.ts'
import { submitAnnouncement } from '../workflow/review-actions.ts'
import { foundAreas, pastedAreas } from './audience-views.ts'
import { applyCommand, type CommandResult } from './composer-commands.ts'
import { readContent } from './composer-content.ts'
import { type ComposerForm, readComposerForm } from './composer-form.ts'
import { saveForm } from './composer-save.ts'
import { type ComposerState, editPage, errorsByField, hrefOf, live, type PageExtras } from './composer-views.ts'

/** What was typed, judged as it stands. */
export async function composerState(
  context: Context,
  form: ComposerForm,
  stored: Announcement | null,
  person: Person,
): Promise<ComposerState> {
  const { zone } = await findOrganisation(context.db)
  const id = stored?.id ?? null
  const { content, errors, ambiguousReadings } = readContent(form, stored, zone)
  const assessment = await assess(context, content, { id, writer: person })
  return {
    form,
    assessment,
    ambiguousReadings,
    errors: errorsByField(errors, form),
    id,
    status: stored?.status ?? 'draft',
  }
}

/** The answer to typing: only what follows it. */
export async function answerCheck(
  context: Context,
  reply: FastifyReply,
  body: URLSearchParams,
  stored: Announcement | null,
  person: Person,
): Promise<string> {
  const { zone } = await findOrganisation(context.db)
  return reply.render(
    'announcements/_live',
    live(await composerState(context, readComposerForm(body, zone), stored, person)),
  )
}

/** The answer to a button. */
export async function answerCommand(
  context: Context,
  reply: FastifyReply,
  body: URLSearchParams,
  stored: Announcement | null,
  person: Person,
): Promise<FastifyReply | string> {
  const { zone } = await findOrganisation(context.db)
  const form = readComposerForm(body, zone)
  const button = body.get('do') ?? 'check'
  if (button === 'save' || button === 'submit') return save(context, reply, form, stored, person, button)
  const before = await composerState(context, form, stored, person)
  const pressed = applyCommand(context, form, button, before.assessment)
  const after = pressed.form === form ? before : await composerState(context, pressed.form, stored, person)
  return showComposer(context, reply, after, person, stored, pressed)
}

export async function showComposer(
  context: Context,
  reply: FastifyReply,
  state: ComposerState,
  person: Person,
  stored: Announcement | null,
  pressed: CommandResult | null = null,
): Promise<string> {
  reply.locals!.section = 'announcements'
  return reply.render('announcements/edit', editPage(state, await pageExtras(context, state, person, stored, pressed)))
}

/** Kinds that this person writes. */
export function ownKinds(person: Person): Kind[] {
  return kinds.filter((kind) => mayWriteFor(person, kind))
}

async function save(
  context: Context,
  reply: FastifyReply,
  form: ComposerForm,
  stored: Announcement | null,
  person: Person,
  button: 'save' | 'submit',
): Promise<FastifyReply | string> {
  const { zone } = await findOrganisation(context.db)
  let saved = stored
  try {
    saved = await saveForm(context, form, stored, zone, person)
    const unchanged = saved === stored
    if (button === 'submit' && saved.status === 'draft') {
      saved = await submitAnnouncement(context, saved.id, saved.revision, person)
      reply.flash('good', 'Sent for approval.')
      return reply.redirect(hrefOf(saved.id), 303)
    }
    reply.flash(unchanged ? 'caution' : 'good', unchanged ? 'Nothing was changed.' : 'The draft is saved.')
    return reply.redirect(saved.status === 'draft' ? `${hrefOf(saved.id)}/edit` : hrefOf(saved.id), 303)
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof Conflict)) throw error
    return showRefusal(context, reply, form, stored, saved, person, error)
  }
}

/** The form again as it was left, and why. What was saved before it was refused stays saved, and is said. */
async function showRefusal(
  context: Context,
  reply: FastifyReply,
  form: ComposerForm,
  stored: Announcement | null,
  saved: Announcement | null,
  person: Person,
  error: Invalid | Conflict,
): Promise<string> {
  reply.code(error.status)
  const current = { ...form, revision: saved?.revision ?? form.revision }
  const state = await composerState(context, current, saved, person)
  if (error instanceof Invalid) {
    if (saved !== stored) reply.locals!.banner = { tone: 'caution', text: 'The draft is saved, but not yet sent.' }
    const errors = { ...errorsByField(error.fields, form), ...state.errors }
    return showComposer(context, reply, { ...state, errors }, person, saved)
  }
  const text =
    stored !== null && stored.revision !== form.revision ? await conflictInWords(context, form, stored) : error.message
  reply.locals!.banner = { tone: 'bad', text }
  return showComposer(context, reply, state, person, saved)
}

/** Who changed what meanwhile, and what happens to what was typed. */
async function conflictInWords({ db }: Context, form: ComposerForm, stored: Announcement): Promise<string> {
  const revisions = await listRevisions(db, stored.id)
  const mine = revisions.find(({ revision }) => revision === form.revision)
  const names = await listNames(db)
  const by = formatList([
    ...new Set(
      revisions.filter(({ revision }) => revision > form.revision).map(({ author }) => names.get(author) ?? 'Hark'),
    ),
  ])
  const fields = mine ? changedWords(mine.content, contentOf(stored)) : []
  const what = fields.length === 0 ? `it is ${statusWord(stored.status)} now` : `changed are ${formatList(fields)}`
  return `${by || 'Somebody'} worked on this meanwhile: ${what}. What you typed is still here; saving again replaces what is different.`
}

async function pageExtras(
  context: Context,
  { form, assessment, id }: ComposerState,
  person: Person,
  stored: Announcement | null,
  pressed: CommandResult | null,
): Promise<PageExtras> {
  const { tree } = context.areas
  const now = toInstant(context.now())
  const action = hrefOf(id)
  const incidents = await listIncidents(context.db, { open: true })
  const { incident } = assessment
  const returned = stored === null ? null : await returnedBy(context, stored, form.zone, now)
  const judged = stored !== null && (await listApprovals(context.db, [stored.id])).size > 0
  return {
    saved:
      stored === null
        ? 'Not saved yet'
        : `${statusMark(stored.status).word}, version ${stored.revision}. Saved ${momentInWords(stored.updatedAt, form.zone, now)}`,
    returned,
    kinds: judged ? [form.kind] : ownKinds(person),
    incidents: incident && !incidents.some((one) => one.id === incident.id) ? [...incidents, incident] : incidents,
    results: pressed?.found
      ? foundAreas(tree, form.place, pressed.found, form, action)
      : pressed?.pasted
        ? pastedAreas(tree, pressed.pasted, action)
        : null,
    pasteError: null,
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
