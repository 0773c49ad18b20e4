import { z } from 'zod'
import { audienceChoice, withAreas } from '../../audiences/saved/chosen-audience.ts'
import { requireSavedLimit, savedInQuery } from '../../audiences/saved/saved-filter.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { pageSchema, pagingQuery } from '../../platform/http/paging.ts'
import type { App } from '../../platform/http/zod.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { withAnswer } from '../../platform/transact.ts'
import { sorts } from '../list-queries.ts'
import { findAnnouncement } from '../queries.ts'
import { listRevisions } from '../review-queries.ts'
import { announcementChange, announcementOutput, newAnnouncement, revisionOutput } from '../schema.ts'
import { createAnnouncement, deleteDraft, editAnnouncement } from '../workflow/draft-actions.ts'
import { presentAll, presentAnnouncement, presentContent } from './api-output.ts'
import { knownFrom } from './known.ts'
import { pageOfAnnouncements, readStatuses } from './list-announcements.ts'

const params = z.object({ id: z.string().max(60) })
const base = '/api/v1/announcements'
const person = { access: 'person' } as const
const author = { access: 'author' } as const

const listQuery = z.strictObject({
  ...pagingQuery,
  status: z.string().optional().describe('One or more, separated by commas.'),
  kind: z.enum(kinds).optional(),
  from: timestampInput.optional().describe('Only with a booking at or after this.'),
  to: timestampInput.optional().describe('Only with a booking before this.'),
  area: z.string().max(200).optional().describe('Only where the audience has a place in this area.'),
  audience: savedInQuery,
  channel: z.string().max(60).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z
    .enum(sorts)
    .default('changed')
    .describe('By time (the next first), by the last change, by severity (critical first), or by status.'),
})

/** Instead of its areas, a client may name a saved audience. */
const chosen = { audience: audienceChoice.optional() }

export function announcementApi(app: App, context: Context): void {
  const { db } = context

  app.get(
    base,
    {
      config: { ...person, longQuestion: true },
      schema: { querystring: listQuery, response: { 200: pageSchema(announcementOutput) } },
    },
    async (request) => {
      const { limit, cursor, status, area, audience, q, sort, ...filter } = request.query
      const { items, next } = await pageOfAnnouncements(context, {
        filter: { ...filter, q: q || undefined, statuses: readStatuses(status) },
        area,
        saved: await requireSavedLimit(context, currentPerson(request), audience),
        sort,
        limit,
        cursor,
      })
      return { items: await presentAll(context, items), next }
    },
  )

  app.post(
    base,
    { config: author, schema: { body: newAnnouncement.extend(chosen), response: { 201: announcementOutput } } },
    async (request, reply) => {
      const writer = currentPerson(request)
      const created = await withAnswer(context, async (inside) => {
        const input = await withAreas(inside, writer, request.body)
        return presentAnnouncement(inside, await createAnnouncement(inside, input, writer))
      })
      return reply.code(201).header('Location', `${base}/${created.id}`).send(created)
    },
  )

  app.get(
    `${base}/:id`,
    { config: person, schema: { params, response: { 200: announcementOutput } } },
    async (request, reply) => {
      const announcement = await findAnnouncement(db, request.params.id)
      reply.header('ETag', `"${announcement.revision}"`)
      return presentAnnouncement(context, announcement)
    },
  )

  app.patch(
    `${base}/:id`,
    {
      config: author,
      schema: { params, body: announcementChange.extend(chosen), response: { 200: announcementOutput } },
    },
    (request) =>
      withAnswer(context, async (inside) => {
        const writer = currentPerson(request)
        const change = await withAreas(inside, writer, request.body)
        return presentAnnouncement(inside, await editAnnouncement(inside, knownFrom(request), change, writer))
      }),
  )

  app.delete(`${base}/:id`, { config: author, schema: { params } }, async (request, reply) => {
    await deleteDraft(context, knownFrom(request), currentPerson(request))
    return reply.code(204).send()
  })

  app.get(
    `${base}/:id/revisions`,
    { config: person, schema: { params, response: { 200: pageSchema(revisionOutput) } } },
    async (request) => {
      const announcement = await findAnnouncement(db, request.params.id)
      const items = await listRevisions(db, announcement.id)
      return {
        items: items.map(({ revision, author: by, at, action, content }) => ({
          revision,
          by,
          at,
          move: action,
          content: presentContent(content),
        })),
        next: null,
      }
    },
  )
}
