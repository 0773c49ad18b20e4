import type { FastifyInstance } from 'fastify'
import { NotFound } from '../errors.ts'
import { isNamed } from '../http/etag.ts'
import { type Assets, prefix } from './asset-files.ts'

/**
 * Serves styles, scripts, icons and the font. An address with the hash of the current content may be cached forever.
 * Any other address of the file works too, but is revalidated each time: it comes from a page rendered before an
 * upgrade, or by another process that was upgraded first.
 */
export function useAssets(app: FastifyInstance, assets: () => Assets): void {
  const config = { access: 'public' as const, unlimited: true }
  app.get<{ Params: { '*': string } }>(`${prefix}*`, { config }, async (request, reply) => {
    const path = request.params['*']
    const asset = assets().find(path)
    if (!asset) {
      await request.countAsWork()
      throw new NotFound('File not found.')
    }
    const { address, body, etag, type } = asset
    const isImmutable = address === prefix + path
    reply.header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache').header('ETag', etag)
    if (isNamed(etag, request.headers['if-none-match'])) return reply.code(304).send()
    return reply.type(type).send(body)
  })
}
