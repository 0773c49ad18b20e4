import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../platform/http/paging.ts'
import { revisionGiven } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { withAnswer } from '../platform/transact.ts'
import {
  type ChangedIncident,
  changeIncident,
  type IncidentEdit,
  type IncidentTransaction,
  reopenIncident,
  reportIncident,
  restoreIncident,
} from './actions.ts'
import type { Incident } from './incident.ts'
import { findIncident, listAnnouncementsOf, listIncidents } from './queries.ts'
import { changedIncidentOutput, incidentChange, incidentOutput, newIncident } from './schema.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/incidents'
// Authors of one team and approvers may write, so the action decides.
const config = { access: 'person' } as const
const response = { 200: incidentOutput }
const query = z.strictObject({ ...pagingQuery, open: z.enum(['true', 'false'], 'is true or false.').optional() })

type Output = z.input<typeof incidentOutput>

/** What stands on incidents and is not known here: what follows from their end, and the schema of its collisions. */
export interface Following {
  transaction: IncidentTransaction
  collision: z.ZodType
}

export function incidentApi(app: App, context: Context, { transaction, collision }: Following): void {
  const changed = { 200: changedIncidentOutput(collision) }
  const answer = (act: (inside: Context) => Promise<ChangedIncident>) =>
    withAnswer(context, async (inside) => presentChanged(inside, await act(inside)))

  app.get(
    base,
    { config, schema: { querystring: query, response: { 200: pageSchema(incidentOutput) } } },
    async ({ query: { open, limit, cursor } }) => {
      const [began, id] = readCursor(cursor, positions.afterTime) ?? []
      const incidents = await listIncidents(context.db, {
        open: open === undefined ? undefined : open === 'true',
        before: began === undefined || id === undefined ? undefined : { began, id },
        limit: limit + 1,
      })
      const { items, next } = cutPage(incidents, limit, (last) => [last.began, last.id])
      return { items: await presentAll(context, items), next }
    },
  )

  app.post(
    base,
    { config, schema: { body: newIncident, response: { 201: incidentOutput } } },
    async (request, reply) => {
      const reported = await withAnswer(context, async (inside) =>
        present(inside, await reportIncident(inside, request.body, currentPerson(request))),
      )
      return reply.code(201).header('Location', `${base}/${reported.id}`).send(reported)
    },
  )

  app.get(`${base}/:id`, { config, schema: { params, response } }, async (request, reply) => {
    const incident = await findIncident(context.db, request.params.id)
    reply.header('ETag', `"${incident.revision}"`)
    return present(context, incident)
  })

  app.patch(`${base}/:id`, { config, schema: { params, body: incidentChange, response: changed } }, (request) =>
    answer((inside) => changeIncident(inside, { ...editOf(request), patch: request.body }, transaction)),
  )

  app.post(`${base}/:id/restore`, { config, schema: { params, response: changed } }, (request) =>
    answer((inside) => restoreIncident(inside, editOf(request), transaction)),
  )

  app.post(`${base}/:id/reopen`, { config, schema: { params, response: changed } }, (request) =>
    answer((inside) => reopenIncident(inside, editOf(request), transaction)),
  )
}

function editOf(request: FastifyRequest & { params: { id: string } }): IncidentEdit {
  return { id: request.params.id, revision: revisionGiven(request), person: currentPerson(request) }
}

async function presentChanged(context: Context, { incident, followed }: ChangedIncident) {
  const output = await present(context, incident)
  if (followed === null) return output
  const { cancelled, allClear, over } = followed
  return { ...output, cancelled: [...cancelled], allClear, over: [...over] }
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
  return incidents.map(
    ({ createdBy: _by, createdAt: _at, updatedAt: _updated, reopenedAt: _reopened, ...incident }) => ({
      ...incident,
      areas: [...incident.areas],
      announcements: announcements.get(incident.id) ?? [],
    }),
  )
}
