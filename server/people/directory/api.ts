import { z } from 'zod'
import { Unreadable } from '../../platform/errors.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../../platform/http/paging.ts'
import { revisionGiven } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { changePerson, createPerson, deactivatePerson, reactivatePerson } from '../actions.ts'
import { findPerson, listPeople } from '../queries.ts'
import { newPersonInput, personChange, personInput, personOutput } from '../schema.ts'
import { currentPerson } from '../sessions.ts'
import { accessApi } from './access-api.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }
const params = z.object({ id: z.string() })
const one = { 200: personOutput }

export function peopleApi(app: App, platform: Platform): void {
  accessApi(app, platform)

  app.get('/api/v1/me', { config: reading, schema: { response: one } }, async (request) => currentPerson(request))

  app.get(
    '/api/v1/people',
    {
      config: reading,
      schema: { querystring: z.strictObject(pagingQuery), response: { 200: pageSchema(personOutput) } },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const people = await listPeople(platform.db)
      const [after] = readCursor(cursor, positions.afterKey) ?? []
      const from = after === undefined ? 0 : people.findIndex(({ id }) => id === after) + 1
      if (after !== undefined && from === 0) throw new Unreadable('cursor: is not one that this list gave out.')
      return cutPage(people.slice(from), limit, (last) => [last.id])
    },
  )

  app.post(
    '/api/v1/people',
    { config: changing, schema: { body: newPersonInput, response: { 201: personOutput } } },
    async (request, reply) => {
      const person = await createPerson(platform, request.body, currentPerson(request))
      return reply.code(201).header('Location', `/api/v1/people/${person.id}`).send(person)
    },
  )

  app.get('/api/v1/people/:id', { config: reading, schema: { params, response: one } }, async (request) =>
    findPerson(platform.db, request.params.id),
  )

  app.patch(
    '/api/v1/people/:id',
    { config: changing, schema: { params, body: personChange, response: one } },
    async (request) => {
      const { id } = request.params
      const { email, name, team, can, revision } = await findPerson(platform.db, id)
      const input = personInput.parse({ email, name, team, can, ...request.body })
      const actor = currentPerson(request)
      return changePerson(platform, { id, input, actor, revision: revisionGiven(request) ?? revision })
    },
  )

  for (const [move, act] of [
    ['deactivate', deactivatePerson],
    ['reactivate', reactivatePerson],
  ] as const) {
    app.post(`/api/v1/people/:id/${move}`, { config: changing, schema: { params, response: one } }, async (request) =>
      act(platform, { id: request.params.id, actor: currentPerson(request), revision: revisionGiven(request) }),
    )
  }
}
