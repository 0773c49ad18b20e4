import type { FastifyReply, FastifyRequest } from 'fastify'
import { namesLeft } from '../../audiences/picker/names-left.ts'
import { listSavedLike, listSavedNames } from '../../audiences/saved/queries.ts'
import type { Context } from '../../context.ts'
import { listIncidents } from '../../incidents/queries.ts'
import type { Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { toInstant } from '../../platform/clock.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { formOf } from '../../platform/http/forms.ts'
import { newId } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { mayPublishAlone } from '../approval-policy.ts'
import { assess } from '../checks/assessment.ts'
import { usefulRemedies } from '../checks/useful-remedies.ts'
import type { CommandResult } from '../form/composer-commands.ts'
import { changeFrom, readContent } from '../form/composer-content.ts'
import { type ComposerForm, readComposerForm } from '../form/composer-form.ts'
import { freeWeekFor } from '../form/free-week.ts'
import { consequencesOf } from '../form/incident-effects.ts'
import { ownKinds } from '../form/new-announcement.ts'
import { findPrevious } from '../form/previous-message.ts'
import { recentPosts } from '../form/recent-posts.ts'
import { savedWords } from '../keeping/keeping-views.ts'
import { mergedSection } from '../keeping/merging-views.ts'
import type { PageRequest } from '../page-request.ts'
import { listApprovals } from '../review-queries.ts'
import type { Status } from '../status.ts'
import { findNewer, type Newer } from '../versions/newer.ts'
import { listCorrectable } from './about-views.ts'
import { type ComposerState, editPage, errorsByField, live, type PageExtras } from './composer-views.ts'

/** The state of the composer for this form, with its checks and errors. */
export async function composerState(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<ComposerState> {
  return forPage(await judge({ context, person }, form, stored))
}

/** Where publishing alone goes through no transition that gives anything up. */
const alone: readonly Status[] = ['draft', 'in_review']

/** The state without what only a rendered page needs. */
type Judged = Omit<ComposerState, 'remedies' | 'freeWeek' | 'recentPosts'>

export async function judge(
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
    home: zone,
    previous: await findPrevious(context.db, form, id),
    correctable: await listCorrectable(context, form),
    says: await consequencesOf(context, assessment, form.zone),
    id,
    status,
    deletedBy: null,
    newer: stored === null ? null : await newerByOthers(context, stored, form, person),
    mayPublishAlone: alone.includes(status) && mayPublishAlone(person, content),
  }
}

/** One's own newer version may have been saved while this was on its way. */
async function newerByOthers(
  { db }: Context,
  stored: Announcement,
  { revision }: ComposerForm,
  person: Person,
): Promise<Newer | null> {
  const newer = await findNewer(db, stored, revision, person)
  return newer?.by === 'You' ? null : newer
}

/** Adds what a page shows. Separate, because a button may change the form before anything is rendered. */
export function forPage(judged: Judged): ComposerState {
  const { assessment, form } = judged
  return {
    ...judged,
    remedies: usefulRemedies(assessment, form.zone),
    freeWeek: freeWeekFor(assessment, form.zone),
    recentPosts: recentPosts(assessment),
  }
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

async function pageExtras(
  { context, person, reply }: PageRequest,
  { form, assessment }: ComposerState,
  stored: Announcement | null,
  result: CommandResult | null,
): Promise<PageExtras> {
  const now = toInstant(context.now())
  const incidents = await listIncidents(context.db, { open: true })
  const { incident } = assessment
  const isReviewed = stored !== null && (await listApprovals(context.db, [stored.id])).size > 0
  return {
    saved: savedWords(stored, { zone: form.zone, now }),
    unsaved:
      reply.request.method === 'POST' &&
      (stored === null || Object.keys(changeFrom(assessment.content, stored)).length > 0),
    returned: stored === null ? null : await returnedBy(context, stored, form.zone, now),
    kinds: isReviewed ? [form.kind] : ownKinds(person),
    incidents: incident && !incidents.some((other) => other.id === incident.id) ? [...incidents, incident] : incidents,
    picked: result,
    left: namesLeft(context.areas, form),
    merged: stored && (await mergedOf({ context, person }, { form, assessment }, stored, result?.taken)),
    savedNow: result?.savedAudience ?? null,
    savedAudiences: await listSavedNames(context.db, person),
    reader: person.id,
    savedLike: form.include.length === 0 ? [] : await listSavedLike(context.db, form, person),
  }
}

/** What somebody else has changed meanwhile, as long as that is new or something of it is to be decided. */
async function mergedOf(
  { context, person }: Pick<PageRequest, 'context' | 'person'>,
  { form, assessment }: Pick<ComposerState, 'form' | 'assessment'>,
  stored: Announcement,
  taken: CommandResult['taken'],
): Promise<PageExtras['merged']> {
  const { undecided, zone } = form
  const newer = taken === undefined && undecided.length === 0 ? null : await findNewer(context.db, stored, 0, person)
  if (newer === null) return null
  const incidents = new Map((await listIncidents(context.db)).map(({ id, title }) => [id, title]))
  const { content: mine, tree, calendar, now } = assessment
  const incidentTitle = (id: string) => incidents.get(id) ?? 'an incident'
  const naming = { tree, zone, now, channelName: calendar.world.channelName, incidentTitle }
  return mergedSection({ newer, mine, theirs: stored, taken: taken ?? [], undecided }, naming)
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

/** A form of a draft that somebody deleted meanwhile, as a new form with an id of its own. */
async function deletedState(page: PageRequest, request: FastifyRequest, deletedBy: string) {
  const { zone } = await findOrganisation(page.context.db)
  const form = { ...readComposerForm(formOf(request), zone), revision: 0, draft: newId(), seen: '', undecided: [] }
  return { ...(await composerState(page, form, null)), deletedBy }
}

/** Shows it again with the words of this person, whatever button was pressed. Only a person saves it as a new draft. */
export function answerDeleted(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  deletedBy: string,
): Promise<FastifyReply | string> {
  const { reply } = page
  return explaining<FastifyReply | string, string>(request, reply, {
    attempt: async () => ({ refused: deletedBy }),
    async explain(by) {
      reply.code(409)
      return showComposer(page, await deletedState(page, request, by), null)
    },
  })
}

/** Answers an edit in it with the fragments that depend on it. */
export async function answerDeletedCheck(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  deletedBy: string,
): Promise<string> {
  return page.reply.render('announcements/composer/_live', live(await deletedState(page, request, deletedBy)))
}
