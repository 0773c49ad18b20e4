import { z } from 'zod'
import { presentAnnouncement } from '../announcements/api/api-output.ts'
import { findAnnouncement } from '../announcements/queries.ts'
import { announcementOutput, reasonInput } from '../announcements/schema.ts'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../platform/http/paging.ts'
import { revisionOf } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { withAnswer } from '../platform/transact.ts'
import { markNotSent, markSent, sendAgain } from './actions.ts'
import type { Delivery } from './delivery.ts'
import { listDeliveriesOf } from './queries.ts'
import { retractAnnouncement } from './retraction.ts'
import { deliveryOutput, notSentInput, sentInput } from './schema.ts'

const params = z.object({ id: z.string().max(60) })
const person = { access: 'person' } as const

/** The actions check permissions, because who may act depends on the announcement's kind. */
export function deliveryApi(app: App, context: Context): void {
  app.get(
    '/api/v1/announcements/:id/deliveries',
    {
      config: person,
      schema: { params, querystring: z.strictObject(pagingQuery), response: { 200: pageSchema(deliveryOutput) } },
    },
    async ({ params: { id }, query: { limit, cursor } }) => {
      await findAnnouncement(context.db, id)
      const [after] = readCursor(cursor, positions.afterKey) ?? []
      const page = { after, limit: limit + 1 }
      const { items, next } = cutPage(await listDeliveriesOf(context.db, id, page), limit, (last) => [last.id])
      return { items: items.map(present), next }
    },
  )

  const response = { 200: deliveryOutput }

  app.post(
    '/api/v1/deliveries/:id/sent',
    { config: person, schema: { params, body: sentInput.nullish(), response } },
    async (request) => {
      const { id } = request.params
      const { delivery, over, allClear } = await markSent(context, id, currentPerson(request), request.body ?? {})
      return { ...present(delivery), over: [...over], allClear }
    },
  )

  app.post(
    '/api/v1/deliveries/:id/not-sent',
    { config: person, schema: { params, body: notSentInput.nullish(), response } },
    async (request) => {
      const { id } = request.params
      const { delivery, over } = await markNotSent(context, id, currentPerson(request), request.body?.reason)
      return { ...present(delivery), over: [...over] }
    },
  )

  app.post('/api/v1/deliveries/:id/retry', { config: person, schema: { params, response } }, async (request) =>
    present(await sendAgain(context, request.params.id, currentPerson(request))),
  )

  app.post(
    '/api/v1/announcements/:id/retract',
    {
      config: person,
      schema: { params, body: reasonInput, response: { 200: announcementOutput } },
    },
    async (request) => {
      const { params, body } = request
      const revision = revisionOf(request)
      const known = { id: params.id, revision }
      return withAnswer(context, async (inside) => {
        const { announcement, over } = await retractAnnouncement(inside, known, body.reason, currentPerson(request))
        return { ...(await presentAnnouncement(inside, announcement)), over: [...over] }
      })
    },
  )
}

function present(delivery: Delivery): z.input<typeof deliveryOutput> {
  const { id, booking, channel, purpose, status, attempts, lastError, externalId, postedBy, sentAt } = delivery
  return { id, booking, channel, purpose, status, attempts, lastError, externalId, postedBy, sentAt }
}
