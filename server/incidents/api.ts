import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import type { App } from '../platform/http/zod.ts'
import { changeIncident, reopenIncident, reportIncident, restoreIncident } from './actions.ts'
import type { Incident } from './incident.ts'
import { findIncident, listAnnouncementsOf, listIncidents } from './queries.ts'
import { incidentChange, incidentOutput, newIncident } from './schema.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/incidents'
const person = { access: 'person' } as const
const author = { access: 'author' } as const
const response = { 200: incidentOutput }

type Output = z.input<typeof incidentOutput>

export function incidentApi(app: App, context: Context): void {
  const list = z.object({ items: z.array(incidentOutput), next: z.null() })
  const query = z.strictObject({ open: z.enum(['true', 'false']).optional() })

  app.get(base, { config: person, schema: { querystring: query, response: { 200: list } } }, async (request) => {
    const { open } = request.query
    const incidents = await listIncidents(context.db, { open: open === undefined ? undefined : open === 'true' })
    return { items: await presentAll(context, incidents), next: null }
  })

  app.post(
    base,
    { config: author, schema: { body: newIncident, response: { 201: incidentOutput } } },
    async (request, reply) => {
      const incident = await reportIncident(context, request.body, currentPerson(request))
      reply.code(201).header('Location', `${base}/${incident.id}`)
      return present(context, incident)
    },
  )

  app.get(`${base}/:id`, { config: person, schema: { params, response } }, async (request) =>
    present(context, await findIncident(context.db, request.params.id)),
  )

  app.patch(`${base}/:id`, { config: author, schema: { params, body: incidentChange, response } }, async (request) =>
    present(context, await changeIncident(context, request.params.id, request.body, currentPerson(request))),
  )

  app.post(`${base}/:id/restore`, { config: author, schema: { params, response } }, async (request) =>
    present(context, await restoreIncident(context, request.params.id, currentPerson(request))),
  )

  app.post(`${base}/:id/reopen`, { config: author, schema: { params, response } }, async (request) =>
    present(context, await reopenIncident(context, request.params.id, currentPerson(request))),
  )
}

async function present(context: Context, incident: Incident): Promise<Output> {
  const [output] = await presentAll(context, [incident])
  return output!
}

async function presentAll({ db }: Context, incidents: readonly Incident[]): Promise<Output[]> {
  const announcements = await listAnnouncementsOf(
    db,
    incidents.map(({ id }) => id),
  )
  return incidents.map(({ createdBy: _by, createdAt: _at, updatedAt: _updated, ...incident }) => ({
    ...incident,
    areas: [...incident.areas],
    announcements: announcements.get(incident.id) ?? [],
  }))
}
