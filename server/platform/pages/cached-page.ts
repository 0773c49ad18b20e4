import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, isNamed } from '../http/etag.ts'

/** A response that is the same for everybody, ready to be sent repeatedly. */
export interface CachedPage {
  status: 200 | 410
  body: Buffer
  etag: string
  /** Name, value, name, value, …: the format that Node takes without converting anything. */
  headers: string[]
  /** Without the headers that describe a body, for 304. */
  headersWithoutBody: string[]
}

export interface Rendered {
  /** 410 for what was there once; 200 if it does not say. */
  status?: 200 | 410
  body: string | Uint8Array
  headers: Record<string, string>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Finds the page in memory, if it is there, by what the router and the query parser read. Only for public routes,
     * because it runs before anybody is authenticated.
     */
    cachedPage?: (request: FastifyRequest) => CachedPage | undefined
  }
}

/**
 * Lets a route answer from memory before the request gets a person, a nonce or headers. Has to be the first hook. When
 * something breaks, a whole town requests the same public page at once.
 */
export function useCachedPages(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const page = request.routeOptions.config.cachedPage?.(request)
    if (page) sendCached(request, reply, page)
    else done()
  })
}

/** Bypasses Fastify, which would assemble the same headers again. Sends 304 if the client already has the page. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, page: CachedPage): FastifyReply {
  const { status, body, etag, headers, headersWithoutBody } = page
  reply.hijack()
  if (status === 200 && isNamed(etag, request.headers['if-none-match']))
    reply.raw.writeHead(304, headersWithoutBody).end()
  else reply.raw.writeHead(status, headers).end(body)
  return reply
}

export function toCachedPage({ status = 200, body, headers }: Rendered): CachedPage {
  const bytes = Buffer.from(body)
  const etag = etagOf(bytes)
  const headersWithoutBody = Object.entries({ ...headers, etag }).flat()
  return {
    status,
    body: bytes,
    etag,
    headers: [...headersWithoutBody, 'content-length', String(bytes.length)],
    headersWithoutBody,
  }
}
