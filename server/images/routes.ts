import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NotFound } from '../platform/errors.ts'
import { sharedSecurityHeaders } from '../platform/guards/security.ts'
import type { App } from '../platform/http/zod.ts'
import { sendCached, toCachedPage } from '../platform/pages/cached-page.ts'
import { openPageCache } from '../platform/pages/page-cache.ts'
import type { Platform } from '../platform/platform.ts'
import type { Picture } from './image.ts'
import { findImage, findPicture } from './queries.ts'

/** Who may see the picture of a post. */
export interface Viewing {
  isSignedIn: (request: FastifyRequest) => Promise<boolean>
  /** Whether a notice that is out shows it to everybody. */
  isOut: (image: string) => Promise<boolean>
}

/** A picture never changes, so all logos are kept under one stamp. */
const stamp = 'images'

/** For how long the picture of a post is kept: by whoever is signed in, and by the public, who lose it with its notice. */
const keeping = { signedIn: 'private, max-age=3600', public: 'public, max-age=30' }

/**
 * Serves pictures. A logo is for everybody, from memory where many people ask for the same one. The picture of a post is for
 * the people who work here, and for the public while a notice shows it.
 */
export function imageRoutes(app: App, { db, config: { BASE_URL } }: Platform, { isSignedIn, isOut }: Viewing): void {
  const cache = openPageCache({ pages: 200, bytes: 32 * 1024 * 1024 })
  const shared = sharedSecurityHeaders({ https: BASE_URL.startsWith('https:') })
  const idOf = ({ params }: FastifyRequest) => (params as { id: string }).id
  const params = z.object({ id: z.string().max(100) })
  const config = {
    access: 'public' as const,
    cachedPage: (request: FastifyRequest) => cache.find(stamp, idOf(request)),
    countsItself: () => true,
  }
  const rendered = ({ bytes, type }: Picture, kept: string) => {
    return { body: bytes, headers: { ...shared, 'content-type': type, 'cache-control': kept } }
  }

  app.get('/images/:id', { config, schema: { params }, logLevel: 'warn' }, async (request, reply) => {
    const { id } = request.params
    const image = await findImage(db, id)
    if (image?.purpose === 'logo') {
      const page = await cache.findOrMake(stamp, id, {
        admit: () => request.countAsWork(),
        render: async () => {
          const picture = await findPicture(db, id)
          return picture && rendered(picture, 'public, max-age=31536000, immutable')
        },
      })
      if (page !== null) return sendCached(request, reply, page)
    }
    const signedIn = await isSignedIn(request)
    await request.countAsWork()
    const picture = image !== null && (signedIn || (await isOut(id))) ? await findPicture(db, id) : null
    if (picture === null) throw new NotFound('There is no such picture.')
    return sendCached(request, reply, toCachedPage(rendered(picture, signedIn ? keeping.signedIn : keeping.public)))
  })
}
