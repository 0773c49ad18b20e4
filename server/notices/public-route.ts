import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CachedPage } from '../platform/pages/cached-page.ts'

/**
 * Options for public pages that many people read at once: answered from memory, no rate limit, no log line for each
 * request, and helmet only when a page is rendered.
 */
export function publicRoute(kept: (request: FastifyRequest) => CachedPage | undefined) {
  return {
    config: { access: 'public', rateLimit: false, kept },
    logLevel: 'warn',
    helmet: false,
    onSend: secure,
  } as const
}

/** Helmet's headers without nonces, which a cached page could not use. */
export function security(reply: FastifyReply): Record<string, string> {
  reply.helmet()
  const headers = Object.entries(reply.raw.getHeaders())
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]))
}

type Done = (error: null, payload: unknown) => void

function secure(_request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): void {
  reply.helmet()
  done(null, payload)
}
