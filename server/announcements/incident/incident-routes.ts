import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { changeIncident, type IncidentTransaction, restoreIncident } from '../../incidents/actions.ts'
import { findIncident } from '../../incidents/queries.ts'
import { isQuietIncident } from '../../incidents/quiet-queries.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, type FieldErrors } from '../../platform/errors.ts'
import { formOf, refusalOrConflict } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { listThread } from '../queries.ts'
import { incidentPage } from './incident-views.ts'
import { readStillGoingOn } from './still-going-on.ts'

const params = z.object({ id: z.string().max(60) })
// Authors of one team and approvers may change incidents, so the action decides.
const config = { access: 'person' } as const

/** The page of an incident, and the answers to whether it still goes on. */
export function incidentRoutes(app: App, context: Context, transaction: IncidentTransaction): void {
  type Entered = { form: URLSearchParams; errors: FieldErrors }

  const render = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { id, form, errors }: { id: string } & Entered,
  ): Promise<string> => {
    const now = toInstant(context.now())
    const incident = await findIncident(context.db, id)
    const page = incidentPage({
      ...{ incident, form, errors, now, tree: context.areas.tree, person: currentPerson(request) },
      thread: await listThread(context.db, id),
      isQuiet: await isQuietIncident(context.db, id, now),
      zone: (await findOrganisation(context.db)).zone,
    })
    return reply.render('announcements/incident/show', page)
  }

  const edit = (request: FastifyRequest, id: string) => ({
    ...{ id, person: currentPerson(request) },
    revision: Number.parseInt(formOf(request).get('revision') ?? '', 10) || null,
  })

  app.get('/incidents/:id', { config, schema: { params } }, (request, reply) =>
    render(request, reply, { id: request.params.id, form: new URLSearchParams(), errors: {} }),
  )

  app.post('/incidents/:id/still', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const form = formOf(request)
    const { zone } = await findOrganisation(context.db)
    const { patch, errors } = readStillGoingOn(form, { zone, now: toInstant(context.now()) })
    if (Object.keys(errors).length > 0) return render(request, reply.code(422), { id, form, errors })
    const saved = await changeIncident(context, { ...edit(request, id), patch }, transaction).catch(refusalOrConflict)
    if (saved instanceof Conflict) return refuse(request, reply, { id, form, why: saved })
    if (saved instanceof Error) return render(request, reply.code(422), { id, form, errors: saved.fields })
    const shown = patch.expectedEnd ? ' Notice pages show the new expected end.' : ''
    reply.flash('good', `Saved.${shown} Post an update to tell people.`)
    return reply.redirect(`/incidents/${id}`, 303)
  })

  app.post('/incidents/:id/over', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const restored = await restoreIncident(context, edit(request, id), transaction).catch(refusalOrConflict)
    if (restored instanceof Conflict) return refuse(request, reply, { id, form: new URLSearchParams(), why: restored })
    if (restored instanceof Error) throw restored
    const allClear = restored.followed?.allClear ?? null
    const next = allClear === null ? 'Nobody was told about it, so there is no all-clear.' : 'This is its all-clear.'
    reply.flash('good', `The incident is over. ${next}`)
    return reply.redirect(allClear === null ? `/incidents/${id}` : `/announcements/${allClear}`, 303)
  })

  /** Somebody else was faster: what the incident is now, with what was entered. */
  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, form, why }: { id: string; form: URLSearchParams; why: Conflict },
  ): Promise<string> {
    reply.locals!.banner = { tone: 'bad', text: why.message }
    return render(request, reply.code(409), { id, form, errors: {} })
  }
}
