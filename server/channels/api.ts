import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../platform/http/paging.ts'
import { revisionGiven } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { addChannel, changeChannel, removeChannel } from './actions.ts'
import type { Channel } from './channel.ts'
import { findChannel, listChannels } from './queries.ts'
import { channelInput, channelOutput, channelPatch } from './schema.ts'

const params = z.object({ key: z.string().max(200) })
const read = { access: 'person' } as const
const write = { access: 'administrator' } as const

export function channelApi(app: App, context: Context): void {
  app.get(
    '/api/v1/channels',
    {
      config: read,
      schema: { querystring: z.strictObject(pagingQuery), response: { 200: pageSchema(channelOutput) } },
    },
    async ({ query: { limit, cursor } }) => {
      const [after = null] = readCursor(cursor, positions.afterKey) ?? []
      const channels = await listChannels(context.db, {
        after,
        limit: limit + 1,
      })
      const { items, next } = cutPage(channels, limit, (last) => [last.key])
      return { items: items.map((channel) => present(channel)), next }
    },
  )

  app.post(
    '/api/v1/channels',
    { config: write, schema: { body: channelInput, response: { 201: channelOutput } } },
    async (request, reply) => {
      const { channel, secret } = await addChannel(context, request.body, currentPerson(request))
      reply.code(201).header('Location', `/api/v1/channels/${channel.key}`)
      return present(channel, secret)
    },
  )

  app.get(
    '/api/v1/channels/:key',
    { config: read, schema: { params, response: { 200: channelOutput } } },
    async (request) => present(await findChannel(context.db, request.params.key)),
  )

  app.patch(
    '/api/v1/channels/:key',
    { config: write, schema: { params, body: channelPatch, response: { 200: channelOutput } } },
    async (request) => {
      const { key } = request.params
      const edit = { key, patch: request.body, actor: currentPerson(request), revision: revisionGiven(request) }
      return present(await changeChannel(context, edit))
    },
  )

  app.delete('/api/v1/channels/:key', { config: write, schema: { params } }, async (request, reply) => {
    await removeChannel(context, request.params.key, currentPerson(request), revisionGiven(request))
    return reply.code(204).send()
  })
}

function present(channel: Channel, secret: string | null = null): z.input<typeof channelOutput> {
  const { createdAt: _, ...fields } = channel
  return secret === null ? fields : { ...fields, settings: { ...fields.settings, secret } }
}
