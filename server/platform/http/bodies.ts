import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Invalid, UnknownContent } from '../errors.ts'
import { formatNumber } from '../format.ts'
import { isApi } from '../guards/api-route.ts'

/**
 * The API reads JSON and nothing else, pages read forms and nothing else: a form that another page sends never becomes a
 * request of the API, and JSON for a page is not taken for a form without fields. The declared route decides which.
 * An empty body is none, whatever its type, because many clients name the type of a body that they do not send.
 */
export function useBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' || request.is404) done(null, undefined)
    else if (isApi(request)) parseJson(request, body as string, done)
    else done(new UnknownContent(wantedContent(request)))
  })
  // A list of pairs, because a field may occur more than once.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    if (request.is404) return done(null, undefined)
    if (isApi(request)) return done(body === '' ? null : new UnknownContent(wantedContent(request)), undefined)
    const form = new URLSearchParams(body as string)
    done(tooMuch(form), form)
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) =>
    done(body.length === 0 || request.is404 ? null : new UnknownContent(wantedContent(request)), undefined),
  )
}

/** What to send instead of a body of another type. */
export function wantedContent(request: FastifyRequest): string {
  return isApi(request)
    ? 'The API takes only JSON. Send application/json.'
    : 'Pages take only forms. Send application/x-www-form-urlencoded.'
}

/** No form of ours sends more; each field of it may be searched for anything. */
const most = { fields: 60_000, length: 100_000, name: 200 }

function tooMuch(form: URLSearchParams): Invalid | null {
  if (form.size > most.fields) return new Invalid(`A form has at most ${formatNumber(most.fields)} fields.`)
  for (const [name, value] of form) {
    if (name.length > most.name) return new Invalid('The name of a field is too long.')
    if (value.length > most.length)
      return new Invalid({ [name]: `Keep this to ${formatNumber(most.length)} characters.` })
  }
  return null
}
