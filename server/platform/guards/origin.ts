import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Forbidden } from '../errors.ts'

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

interface Sender {
  /** A token found the person. No other site can make a browser send one. */
  isKnownByToken: (request: FastifyRequest) => boolean
  /** The request has a session cookie, whether or not the session still exists. */
  carriesSession: (request: FastifyRequest) => boolean
}

/** Refuses a form that another site submitted with this person's cookie. Has to come after the person is known. */
export function useSameOrigin(app: FastifyInstance, { isKnownByToken, carriesSession }: Sender): void {
  app.addHook('onRequest', async (request) => {
    if (safe.includes(request.method) || request.is404 || isKnownByToken(request)) return
    if (!(isSameOrigin(request) ?? !carriesSession(request))) {
      throw new Forbidden(
        'That form came from another site, so nothing was done. Open the page here and send it again.',
      )
    }
  })
}

/**
 * Browsers send Sec-Fetch-Site; older ones send at least Origin. Null for a client that sends neither: it is no browser,
 * or one so old that nothing says where its form came from.
 */
function isSameOrigin({ headers }: FastifyRequest): boolean | null {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined) return null
  return URL.canParse(origin) && new URL(origin).host === headers.host
}
