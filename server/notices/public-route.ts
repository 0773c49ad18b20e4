import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import type { CachedPage } from '../platform/pages/cached-page.ts'

/**
 * Options for public pages that many people read at once: answered from memory, no log line for each request, and the
 * security headers that a kept page has instead of those with a nonce.
 */
export function publicRoute(
  headers: Record<string, string>,
  cachedPage: (request: FastifyRequest) => CachedPage | undefined,
) {
  const secure = (_request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): void => {
    reply.headers(headers)
    done(null, payload)
  }
  return {
    config: {
      access: 'public',
      cachedPage,
      // A search is unlike any other, so none is kept.
      countsItself: ({ query }: FastifyRequest) => !('q' in (query as object)),
    },
    logLevel: 'warn',
    helmet: false,
    onSend: secure,
  } as const satisfies RouteShorthandOptions
}

type Done = (error: null, payload: unknown) => void
