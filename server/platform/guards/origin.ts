import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Forbidden } from '../errors.ts'

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Refuses a form that another site submitted with this person's cookie. A bearer token cannot be forged that way. */
export function useSameOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (safe.includes(request.method) || request.headers.authorization !== undefined) return
    if (!isSameOrigin(request)) {
      throw new Forbidden(
        'That form came from another site, so nothing was done. Open the page here and send it again.',
      )
    }
  })
}

/**
 * Browsers send Sec-Fetch-Site; older ones send at least Origin. A client that sends neither has no cookie to abuse.
 */
function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}
