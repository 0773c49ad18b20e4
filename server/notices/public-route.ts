import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CachedPage } from '../platform/pages/cached-page.ts'

/**
 * For pages that anybody may read and many will at once: answered from memory, no counting, no line in the log for
 * each, and helmet only when a page is made.
 */
export function publicRoute(kept: (request: FastifyRequest) => CachedPage | undefined) {
  return {
    config: { access: 'public', rateLimit: false, kept },
    logLevel: 'warn',
    helmet: false,
    onSend: secure,
  } as const
}

/** What helmet sends with every page, but for the nonces: a page that is kept could not use them. */
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
