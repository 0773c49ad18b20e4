import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { type Announcement, statusWords } from '../announcement.ts'
import { assess } from '../checks/assessment.ts'
import { contentOf } from '../content.ts'
import { changedWords } from '../content-diff.ts'
import { listApprovals, listRevisions } from '../queries.ts'
import { capitalised, listed, momentInWords } from '../words.ts'
import { submitAnnouncement } from '../workflow/review-actions.ts'
import { foundAreas, pastedAreas } from './audience-views.ts'
import { type Pressed, press } from './composer-commands.ts'
import { readContent } from './composer-content.ts'
import { readTyped, type Typed } from './composer-form.ts'
import { saveTyped } from './composer-save.ts'
import { type Around, editPage, errorsByField, hrefOf, live, type Sheet } from './composer-views.ts'

/** What was typed, judged as it stands. */
export async function sheetFor(
  context: Context,
  typed: Typed,
  stored: Announcement | null,
  person: Person,
): Promise<Sheet> {
  const { zone } = await findOrganisation(context.db)
  const id = stored?.id ?? null
  const { content, errors, twice } = readContent(typed, stored, zone)
  const assessment = await assess(context, content, { id, writer: person })
  return { typed, assessment, twice, errors: errorsByField(errors, typed), id, status: stored?.status ?? 'draft' }
}

/** The answer to typing: only what follows it. */
export async function checkSheet(
  context: Context,
  reply: FastifyReply,
  form: URLSearchParams,
  stored: Announcement | null,
  person: Person,
): Promise<string> {
  const { zone } = await findOrganisation(context.db)
  return reply.render('announcements/_live', live(await sheetFor(context, readTyped(form, zone), stored, person)))
}

/** The answer to a button. */
export async function postSheet(
  context: Context,
  reply: FastifyReply,
  form: URLSearchParams,
  stored: Announcement | null,
  person: Person,
): Promise<FastifyReply | string> {
  const { zone } = await findOrganisation(context.db)
  const typed = readTyped(form, zone)
  const button = form.get('do') ?? 'check'
  if (button === 'save' || button === 'submit') return save(context, reply, typed, stored, person, button)
  const before = await sheetFor(context, typed, stored, person)
  const pressed = press(context, typed, button, before.assessment)
  const after = pressed.typed === typed ? before : await sheetFor(context, pressed.typed, stored, person)
  return showSheet(context, reply, after, person, stored, pressed)
}

export async function showSheet(
  context: Context,
  reply: FastifyReply,
  sheet: Sheet,
  person: Person,
  stored: Announcement | null,
  pressed: Pressed | null = null,
): Promise<string> {
  reply.locals!.section = 'announcements'
  return reply.render('announcements/edit', editPage(sheet, await around(context, sheet, person, stored, pressed)))
}

/** Kinds that this person writes. */
export function ownKinds(person: Person): Kind[] {
  return kinds.filter((kind) => mayWriteFor(person, kind))
}

async function save(
  context: Context,
  reply: FastifyReply,
  typed: Typed,
  stored: Announcement | null,
  person: Person,
  button: 'save' | 'submit',
): Promise<FastifyReply | string> {
  const { zone } = await findOrganisation(context.db)
  let saved = stored
  try {
    saved = await saveTyped(context, typed, stored, zone, person)
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
    return refused(context, reply, typed, stored, saved, person, error)
  }
}

/** The form again as it was left, and why. What was saved before it was refused stays saved, and is said. */
async function refused(
  context: Context,
  reply: FastifyReply,
  typed: Typed,
  stored: Announcement | null,
  saved: Announcement | null,
  person: Person,
  error: Invalid | Conflict,
): Promise<string> {
  reply.code(error.status)
  const current = { ...typed, revision: saved?.revision ?? typed.revision }
  const sheet = await sheetFor(context, current, saved, person)
  if (error instanceof Invalid) {
    if (saved !== stored) reply.locals!.banner = { tone: 'caution', text: 'The draft is saved, but not yet sent.' }
    const errors = { ...errorsByField(error.fields, typed), ...sheet.errors }
    return showSheet(context, reply, { ...sheet, errors }, person, saved)
  }
  const text =
    stored !== null && stored.revision !== typed.revision ? await whatHappened(context, typed, stored) : error.message
  reply.locals!.banner = { tone: 'bad', text }
  return showSheet(context, reply, sheet, person, saved)
}

/** Who changed what meanwhile, and what happens to what was typed. */
async function whatHappened({ db }: Context, typed: Typed, stored: Announcement): Promise<string> {
  const revisions = await listRevisions(db, stored.id)
  const mine = revisions.find(({ revision }) => revision === typed.revision)
  const names = await listNames(db)
  const by = listed([
    ...new Set(
      revisions.filter(({ revision }) => revision > typed.revision).map(({ author }) => names.get(author) ?? 'Hark'),
    ),
  ])
  const fields = mine ? changedWords(mine.content, contentOf(stored)) : []
  const what = fields.length === 0 ? `it is ${statusWords[stored.status]} now` : `changed are ${listed(fields)}`
  return `${by || 'Somebody'} worked on this meanwhile: ${what}. What you typed is still here; saving again replaces what is different.`
}

async function around(
  context: Context,
  { typed, assessment, id }: Sheet,
  person: Person,
  stored: Announcement | null,
  pressed: Pressed | null,
): Promise<Around> {
  const { tree } = context.areas
  const now = toInstant(context.now())
  const action = hrefOf(id)
  const incidents = await listIncidents(context.db, { open: true })
  const { incident } = assessment
  const returned = stored === null ? null : await returnedBy(context, stored, typed.zone, now)
  const judged = stored !== null && (await listApprovals(context.db, [stored.id])).size > 0
  return {
    saved:
      stored === null
        ? 'Not saved yet'
        : `${capitalised(statusWords[stored.status])}, version ${stored.revision}. Saved ${momentInWords(stored.updatedAt, typed.zone, now)}`,
    returned,
    kinds: judged ? [typed.kind] : ownKinds(person),
    incidents: incident && !incidents.some((one) => one.id === incident.id) ? [...incidents, incident] : incidents,
    results: pressed?.found
      ? foundAreas(tree, typed.place, pressed.found, typed, action)
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
): Promise<Around['returned']> {
  const last = (await listApprovals(db, [id])).get(id)?.at(-1)
  if (status !== 'draft' || reason === null || last?.decision !== 'returned') return null
  const names = await listNames(db)
  return { by: names.get(last.by) ?? 'An approver', when: momentInWords(last.at, zone, now), reason }
}
