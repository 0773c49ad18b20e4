import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findPlaces, readPickerForm } from '../../audiences/picker/picking.ts'
import { foundAreas } from '../../audiences/picker/views.ts'
import { findSavedIfAny } from '../../audiences/saved/queries.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { findIncident } from '../../incidents/queries.ts'
import { currentPerson } from '../../people/sessions.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { formOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { can, requireMayPerform } from '../announcement.ts'
import type { PageRequest } from '../page-request.ts'
import { findAnnouncement, listThread } from '../queries.ts'
import { statusWord } from '../status-words.ts'
import { answerCheck, answerCommand, savesSomething } from './answer-page.ts'
import { applyCommand } from './composer-commands.ts'
import { blankForm, type ComposerForm, formOfContent } from './composer-form.ts'
import { composerState, ownKinds, showComposer } from './composer-page.ts'
import { hrefOf } from './composer-views.ts'

const params = z.object({ id: z.string().max(60) })
const author = { access: 'author' } as const
const reading = { ...author, longQuestion: true } as const
const command = {
  ...author,
  explains: true,
  longQuestion: (request: FastifyRequest) => !savesSomething(formOf(request)),
} as const

const newQuery = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  incident: z.string().max(60).default(''),
  like: z.string().max(60).default('').describe('The announcement to copy.'),
  audience: z.string().max(60).default('').describe('The saved audience to start with.'),
  at: timestampInput.optional().catch(undefined),
})

/** The composer is one form with many buttons. All but `save`, `submit` and `save-audience` only change the form and show it again. */
export function composerRoutes(app: App, context: Context): void {
  const pageFor = (request: FastifyRequest, reply: FastifyReply): PageRequest => {
    return { context, reply, person: currentPerson(request) }
  }

  app.get('/announcements/new', { config: reading, schema: { querystring: newQuery } }, async (request, reply) => {
    const page = pageFor(request, reply)
    const { kind, incident, like, audience, at } = request.query
    const allowed = ownKinds(page.person)
    const { zone } = await findOrganisation(context.db)
    const blank = blankForm(allowed.find((value) => value === kind) ?? allowed[0] ?? 'service', zone)
    const first = like === '' ? await firstForm(context, blank, incident) : await copiedForm(context, blank, like)
    const saved = audience === '' ? null : await findSavedIfAny(context.db, audience, page.person)
    const form = { ...first, ...saved?.audience, used: saved?.id ?? '' }
    const state = await composerState(page, form, null)
    if (at === undefined) return showComposer(page, state, null)
    const { form: timed } = applyCommand(context, form, `at:${at}`, state.assessment)
    return showComposer(page, await composerState(page, timed, null), null)
  })

  app.post('/announcements', { config: command }, async (request, reply) =>
    answerCommand({ page: pageFor(request, reply), request }, null),
  )

  app.get('/announcements/:id/edit', { config: reading, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    const page = pageFor(request, reply)
    if (!can(announcement, 'edit')) {
      reply.flash('caution', `It is ${statusWord(announcement.status)}, so it cannot be changed any more.`)
      return reply.redirect(hrefOf(announcement.id), 303)
    }
    requireMayPerform(page.person, announcement, 'edit')
    const { zone } = await findOrganisation(context.db)
    const form = formOfContent(announcement, announcement.revision, zone)
    return showComposer(page, await composerState(page, form, announcement), announcement)
  })

  app.post('/announcements/:id', { config: command, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    return answerCommand({ page: pageFor(request, reply), request }, announcement)
  })

  app.post('/announcements/check', { config: reading }, async (request, reply) =>
    answerCheck(pageFor(request, reply), formOf(request), null),
  )

  app.post('/announcements/:id/check', { config: reading, schema: { params } }, async (request, reply) => {
    const announcement = await findAnnouncement(context.db, request.params.id)
    return answerCheck(pageFor(request, reply), formOf(request), announcement)
  })

  // A POST, because an audience of many places is too long for a URL.
  const search = z.object({ for: z.string().max(60).default('') })
  app.post('/announcements/areas', { config: author, schema: { querystring: search } }, async (request, reply) => {
    const { tree, search: areas } = context.areas
    const form = readPickerForm(formOf(request))
    const { found } = findPlaces(areas, form)
    const action = hrefOf(request.query.for === '' ? null : encodeURIComponent(request.query.for))
    return reply.render('audiences/picker/_area_results', {
      results: foundAreas({ tree, action }, form, found),
    })
  })
}

/**
 * A new announcement starts with the notice page chosen. For an incident it has the incident's places and severity, and
 * is an update when something of it is out.
 */
async function firstForm(context: Context, form: ComposerForm, incident: string): Promise<ComposerForm> {
  const channels = (await listChannels(context.db)).filter(({ type, enabled }) => enabled && type === 'notices')
  const blank = { ...form, channels: channels.map(({ key }) => key) }
  if (incident === '' || form.kind !== 'service') return blank
  const { id, areas, severity } = await findIncident(context.db, incident)
  const isTold = (await listThread(context.db, id)).some(
    ({ status }) => status === 'publishing' || status === 'published',
  )
  return { ...blank, incident: id, include: [...areas], severity, stage: isTold ? 'update' : blank.stage }
}

/** A copy without its times. A copy of a service announcement is an update. */
async function copiedForm(context: Context, blank: ComposerForm, like: string): Promise<ComposerForm> {
  const announcement = await findAnnouncement(context.db, like)
  const copy = formOfContent(announcement, 0, blank.zone)
  const stage = announcement.kind === 'service' ? ('update' as const) : null
  const { when, date, time, times, offsets, publishBy, nextUpdateBy } = blank
  return { ...copy, stage, when, date, time, times, offsets, publishBy, nextUpdateBy }
}
