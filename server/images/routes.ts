import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NotFound } from '../platform/errors.ts'
import { sharedSecurityHeaders } from '../platform/guards/security.ts'
import type { App } from '../platform/http/zod.ts'
import { sendCached } from '../platform/pages/cached-page.ts'
import { openPageCache } from '../platform/pages/page-cache.ts'
import type { Platform } from '../platform/platform.ts'
import { findPicture } from './queries.ts'

/** A picture never changes, so all of them are kept under one stamp. */
const stamp = 'images'

/**
 * Serves pictures to everybody, from memory where many people ask for the same one. Their addresses are random, so nobody
 * finds one that is not shown to them.
 */
export function imageRoutes(app: App, { db, config: { BASE_URL } }: Platform): void {
  const cache = openPageCache({ pages: 200, bytes: 32 * 1024 * 1024 })
  const headers = sharedSecurityHeaders({ https: BASE_URL.startsWith('https:') })
  const idOf = ({ params }: FastifyRequest) => (params as { id: string }).id
  const params = z.object({ id: z.string().max(100) })
  const config = {
    access: 'public' as const,
    cachedPage: (request: FastifyRequest) => cache.find(stamp, idOf(request)),
    countsItself: () => true,
  }
  app.get('/images/:id', { config, schema: { params }, logLevel: 'warn' }, async (request, reply) => {
    const { id } = request.params
    const page = await cache.findOrMake(stamp, id, {
      admit: () => request.countAsWork(),
      render: async () => {
        const picture = await findPicture(db, id)
        if (picture === null) return null
        const always = 'public, max-age=31536000, immutable'
        return { body: picture.bytes, headers: { ...headers, 'content-type': picture.type, 'cache-control': always } }
      },
    })
    if (page === null) throw new NotFound('There is no such picture.')
    return sendCached(request, reply, page)
  })
}
