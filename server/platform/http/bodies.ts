import type { FastifyInstance, FastifyRequest } from 'fastify'
import { UnknownContent } from '../errors.ts'
import { formatAlternatives } from '../format.ts'
import { isApi } from '../guards/api-route.ts'
import { PUBLIC_FORM_BYTES, readPairs, tooMuchJson } from './body-limits.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The media types of the file that is the whole body (`withBytes`). */
    readsBytes?: readonly string[]
  }
}

/**
 * The API reads JSON and nothing else but files, pages read forms and nothing else: a form that another page sends never becomes a
 * request of the API, and JSON for a page is not taken for a form without fields. The declared route decides which.
 * An empty body is none, whatever its type, because many clients name the type of a body that they do not send. What
 * strangers may send is short, before any of it is read.
 */
export function useBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === 'public') route.bodyLimit ??= PUBLIC_FORM_BYTES
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' || request.is404) done(null, undefined)
    else if (!isApi(request)) done(new UnknownContent(wantedContent(request)))
    else {
      const refused = tooMuchJson(body as string)
      if (refused) done(refused)
      else parseJson(request, body as string, done)
    }
  })
  // A list of pairs, because a field may occur more than once.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    if (request.is404) return done(null, undefined)
    if (isApi(request)) return done(body === '' ? null : new UnknownContent(wantedContent(request)), undefined)
    const { form, refused } = readPairs(body as string, request.routeOptions.config.access === 'public')
    done(refused, form)
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) =>
    done(body.length === 0 || request.is404 ? null : new UnknownContent(wantedContent(request)), undefined),
  )
}

/** What to send instead of a body of another type. */
export function wantedContent(request: FastifyRequest): string {
  const { readsBytes } = request.routeOptions.config
  if (readsBytes) return `Send the file itself, as ${formatAlternatives(readsBytes)}.`
  return isApi(request)
    ? 'The API accepts only JSON. Send application/json.'
    : 'Pages accept only forms. Send application/x-www-form-urlencoded.'
}
