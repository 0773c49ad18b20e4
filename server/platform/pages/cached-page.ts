import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isNamed } from '../http/etag.ts'

/** An answer that is the same for everybody, ready to be sent again and again. */
export interface CachedPage {
  body: Buffer
  etag: string
  /** Name, value, name, value, …: nothing has to be worked out again for the next reader. */
  headers: string[]
  /** The same without what belongs to a body. */
  headersWithoutBody: string[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Finds the page in memory, if it is there. Only for public routes: nobody asks who the reader is. */
    cachedPage?: (request: FastifyRequest) => CachedPage | undefined
  }
}

/**
 * Lets a route answer from memory before anything else is worked out: who asks, a nonce, the headers of a page. Comes
 * before all other hooks. A public page is asked for by a whole town at once, just when something has broken.
 */
export function useCachedPages(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const page = request.routeOptions.config.cachedPage?.(request)
    if (page) sendCached(request, reply, page)
    else done()
  })
}

/** Sends the page past Fastify, which would put the same headers together again; 304 to whoever has it already. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, page: CachedPage): FastifyReply {
  const { body, etag, headers, headersWithoutBody } = page
  reply.hijack()
  if (isNamed(etag, request.headers['if-none-match'])) reply.raw.writeHead(304, headersWithoutBody).end()
  else reply.raw.writeHead(200, headers).end(body)
  return reply
}
