import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { pageSchema, pagingQuery, positions, readCursor } from '../../platform/http/paging.ts'
import { revisionOf } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { describeAudience } from '../describe.ts'
import { audienceDescription } from '../schema.ts'
import { changeSavedAudience, deleteSavedAudience, saveAudience } from './actions.ts'
import { areasOf, audienceChoice } from './chosen-audience.ts'
import { listSaved } from './page-queries.ts'
import { findSaved } from './queries.ts'
import { retiredIn, type SavedAudience } from './saved-audience.ts'
import { newSavedAudience, savedAudienceChange, savedAudienceOutput } from './schema.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/audiences'
/** The action decides: the owner may change it, and an administrator who writes nothing may too. */
const person = { access: 'person' } as const
const author = { access: 'author' } as const

export function savedAudienceApi(app: App, context: Context): void {
  const present = (saved: SavedAudience): z.input<typeof savedAudienceOutput> => ({
    ...saved,
    retired: retiredIn(context.areas.tree, saved.audience),
  })

  app.get(
    base,
    {
      config: person,
      schema: { querystring: z.strictObject(pagingQuery), response: { 200: pageSchema(savedAudienceOutput) } },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const [after = null] = readCursor(cursor, positions.afterKey) ?? []
      const { items, next } = await listSaved(context.db, currentPerson(request), { after, limit })
      return { items: items.map(present), next }
    },
  )

  app.post(
    `${base}/describe`,
    {
      config: { access: 'person', asks: true, longQuestion: true },
      schema: { body: audienceChoice, response: { 200: audienceDescription } },
    },
    async (request) =>
      describeAudience(context.areas.tree, await areasOf(context, currentPerson(request), request.body, 'saved')),
  )

  app.post(
    base,
    { config: author, schema: { body: newSavedAudience, response: { 201: savedAudienceOutput } } },
    async (request, reply) => {
      const saved = await saveAudience(context, request.body, currentPerson(request))
      reply.code(201).header('Location', `${base}/${saved.id}`)
      return present(saved)
    },
  )

  app.get(
    `${base}/:id`,
    { config: person, schema: { params, response: { 200: savedAudienceOutput } } },
    async (request, reply) => {
      const saved = await findSaved(context.db, request.params.id, currentPerson(request))
      reply.header('ETag', `"${saved.revision}"`)
      return present(saved)
    },
  )

  app.patch(
    `${base}/:id`,
    { config: person, schema: { params, body: savedAudienceChange, response: { 200: savedAudienceOutput } } },
    async (request) => {
      const known = { id: request.params.id, revision: revisionOf(request) }
      return present(await changeSavedAudience(context, known, request.body, currentPerson(request)))
    },
  )

  app.delete(`${base}/:id`, { config: person, schema: { params } }, async (request, reply) => {
    const known = { id: request.params.id, revision: revisionOf(request) }
    await deleteSavedAudience(context, known, currentPerson(request))
    return reply.code(204).send()
  })
}
