import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { confirmIncident, type IncidentTransaction, restoreIncident } from '../../incidents/actions.ts'
import { requireMayWriteIncidents } from '../../incidents/permission.ts'
import { findIncident } from '../../incidents/queries.ts'
import { isQuietIncident } from '../../incidents/quiet-queries.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict } from '../../platform/errors.ts'
import { formOf, refusalOrConflict } from '../../platform/http/forms.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { listThread } from '../queries.ts'
import { allClearHref, lastOut } from '../thread/next-steps.ts'
import { incidentPage } from './incident-views.ts'

const params = z.object({ id: z.string().max(60) })
// Authors of one team and approvers may change incidents, so the action decides.
const config = { access: 'person' } as const

const needsAllClear = new Conflict('People were told about it, so an all-clear ends it. A service author can write it.')

/** The page of an incident, and the answers to whether it still goes on. */
export function incidentRoutes(app: App, context: Context, transaction: IncidentTransaction): void {
  const render = async (request: FastifyRequest, reply: FastifyReply, id: string): Promise<string> => {
    const now = toInstant(context.now())
    const page = incidentPage({
      ...{ now, tree: context.areas.tree, person: currentPerson(request) },
      incident: await findIncident(context.db, id),
      thread: await listThread(context.db, id),
      isQuiet: await isQuietIncident(context.db, id, now),
      zone: (await findOrganisation(context.db)).zone,
    })
    return reply.render('announcements/incident/show', page)
  }

  const edit = (request: FastifyRequest, id: string) => ({
    ...{ id, person: currentPerson(request) },
    revision: revisionIn(formOf(request)),
  })

  app.get('/incidents/:id', { config, schema: { params } }, (request, reply) =>
    render(request, reply, request.params.id),
  )

  app.post('/incidents/:id/still', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const saved = await confirmIncident(context, edit(request, id), transaction).catch(refusalOrConflict)
    if (saved instanceof Conflict) return refuse(request, reply, { id, why: saved })
    if (saved instanceof Error) throw saved
    reply.flash('good', 'Saved. Nobody is asked again for a week. Post an update if people should know a new time.')
    return reply.redirect(`/incidents/${id}`, 303)
  })

  // What people were told is ended by an all-clear, which has to be approved. Without that, there is nobody to tell.
  app.post('/incidents/:id/over', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    const person = currentPerson(request)
    requireMayWriteIncidents(person)
    const incident = await findIncident(context.db, id)
    const thread = await listThread(context.db, id)
    const allClear = allClearHref(incident, person, thread)
    if (allClear !== null) return reply.redirect(allClear, 303)
    if (incident.endedAt === null && lastOut(thread) !== null) return refuse(request, reply, { id, why: needsAllClear })
    const restored = await restoreIncident(context, edit(request, id), transaction).catch(refusalOrConflict)
    if (restored instanceof Conflict) return refuse(request, reply, { id, why: restored })
    if (restored instanceof Error) throw restored
    const drafted = restored.followed?.allClear ?? null
    const next = drafted === null ? 'Nobody was told about it, so there is no all-clear.' : 'This is its all-clear.'
    reply.flash('good', `The incident is over. ${next}`)
    return reply.redirect(drafted === null ? `/incidents/${id}` : `/announcements/${drafted}`, 303)
  })

  /** Somebody else was faster: what the incident is now. */
  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, why }: { id: string; why: Conflict },
  ): Promise<string> {
    reply.locals!.banner = { tone: 'bad', text: why.message }
    return render(request, reply.code(409), id)
  }
}
