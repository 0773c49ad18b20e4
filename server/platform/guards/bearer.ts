import type { FastifyRequest } from 'fastify'

/**
 * The token of `Authorization: Bearer <token>` (RFC 6750: one blank); null for everything else. Nothing else reads this
 * header, so no spelling of it can be a token here and something else there.
 */
export function bearerToken({ headers }: FastifyRequest): string | null {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '') ?? []
  return token ?? null
}
