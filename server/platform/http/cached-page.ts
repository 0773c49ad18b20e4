import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isNamed } from './etag.ts'

/** An answer that is the same for everybody, ready to be sent again and again. */
export interface KeptPage {
  body: Buffer
  etag: string
  /** Name, value, name, value, …: nothing has to be worked out again for the next reader. */
  headers: string[]
  /** The same without what belongs to a body. */
  headersOfNone: string[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Finds the page in memory, if it is there. Only for public routes: nobody asks who the reader is. */
    kept?: (request: FastifyRequest) => KeptPage | undefined
  }
}

/**
 * Lets a route answer from memory before anything else is worked out: who asks, a nonce, the headers of a page. Comes
 * before all other hooks. A public page is asked for by a whole town at once, just when something has broken.
 */
export function useKeptPages(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const page = request.routeOptions.config.kept?.(request)
    if (page) sendKept(request, reply, page)
    else done()
  })
}

/** Sends the page past Fastify, which would put the same headers together again; 304 to whoever has it already. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, page: KeptPage): FastifyReply {
  const { body, etag, headers, headersOfNone } = page
  reply.hijack()
  if (isNamed(etag, request.headers['if-none-match'])) reply.raw.writeHead(304, headersOfNone).end()
  else reply.raw.writeHead(200, headers).end(body)
  return reply
}
