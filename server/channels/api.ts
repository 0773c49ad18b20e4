import { z } from 'zod'
import type { Context } from '../context.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../platform/http/paging.ts'
import { revisionGiven } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { type Db, withAnswer } from '../platform/transact.ts'
import { addChannel, changeChannel, removeChannel, renewSecret } from './actions.ts'
import type { Channel } from './channel.ts'
import type { ChannelTransaction } from './posts-to-come.ts'
import { findChannel, listChannels } from './queries.ts'
import { overlapEnd } from './rotation.ts'
import { changedChannelOutput, channelInput, channelOutput, channelPatch, newSecretInput, removal } from './schema.ts'
import { listSecrets } from './secret-queries.ts'

const params = z.object({ key: z.string().max(200) })
const read = { access: 'person' } as const
const write = { access: 'administrator' } as const

export function channelApi(app: App, context: Context, transaction: ChannelTransaction): void {
  const presentAll = async (db: Db, channels: readonly Channel[], secret: string | null = null) => {
    const webhooks = channels.filter(({ type }) => type === 'webhook').map(({ key }) => key)
    const secrets = await listSecrets(db, webhooks)
    const now = toInstant(context.now())
    return channels.map((channel) => {
      const stored = secrets.get(channel.key)
      if (!stored) return present(channel, secret)
      const until = overlapEnd(stored, now)
      const { settings, ...fields } = present(channel, secret)
      return { ...fields, settings: until === null ? settings : { ...settings, oldSecretUntil: until } }
    })
  }
  const presentStored = async (db: Db, channel: Channel, secret: string | null = null) =>
    (await presentAll(db, [channel], secret))[0]!

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
      return { items: await presentAll(context.db, items), next }
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
    async (request) => presentStored(context.db, await findChannel(context.db, request.params.key)),
  )

  app.patch(
    '/api/v1/channels/:key',
    { config: write, schema: { params, body: channelPatch, response: { 200: changedChannelOutput } } },
    (request) => {
      const { key } = request.params
      const { posts: consent, ...patch } = request.body
      const edit = { key, patch, actor: currentPerson(request), revision: revisionGiven(request), consent }
      return withAnswer(context, async (inside) => {
        const { channel, held } = await changeChannel(inside, edit, transaction)
        return { ...(await presentStored(inside.db, channel)), held: [...held.announcements] }
      })
    },
  )

  app.post(
    '/api/v1/channels/:key/secret',
    { config: write, schema: { params, body: newSecretInput.nullish(), response: { 200: channelOutput } } },
    (request) => {
      const renewal = { endsOld: request.body?.endOld ?? false, actor: currentPerson(request) }
      return withAnswer(context, async (inside) => {
        const { channel, secret } = await renewSecret(inside, request.params.key, renewal)
        return presentStored(inside.db, channel, secret)
      })
    },
  )

  app.delete(
    '/api/v1/channels/:key',
    { config: write, schema: { params, querystring: removal } },
    async (request, reply) => {
      const { key } = request.params
      const { posts: consent } = request.query
      const edit = { key, actor: currentPerson(request), revision: revisionGiven(request), consent }
      await removeChannel(context, edit, transaction)
      return reply.code(204).send()
    },
  )
}

function present(channel: Channel, secret: string | null = null): z.input<typeof channelOutput> {
  const { createdAt: _, ...fields } = channel
  return secret === null ? fields : { ...fields, settings: { ...fields.settings, secret } }
}
