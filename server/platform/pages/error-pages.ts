import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Busy, DomainError, type FieldErrors, Invalid, NotFound, TooMany } from '../errors.ts'
import { formatList, pluralForm } from '../format.ts'
import { wantsFragment } from './render.ts'

interface Problem {
  status: number
  title: string
  detail: string
  fields?: FieldErrors
  extra?: Record<string, unknown> | undefined
}

interface ErrorPages {
  /** Shows the message of an unexpected error, for work on Hark. */
  showsCause: boolean
}

/** Turns every failure into what the client expects: JSON, a fragment or a whole page. */
export function useErrorPages(app: FastifyInstance, { showsCause }: ErrorPages): void {
  app.setErrorHandler((error: FastifyError | DomainError, request, reply) => {
    if (error instanceof TooMany || error instanceof Busy) reply.header('Retry-After', error.retryAfterSeconds)
    return send(request, reply, problemFrom(error, request, showsCause))
  })
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, problemFrom(missing(app, request, reply), request, showsCause)),
  )
}

/** For requests that fail before routing, when nothing is known about them: one sentence has to do. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const tooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH'
  const problem = tooLong
    ? { type: 'about:blank', title: 'Not found', status: 404, detail: 'There is no such page.' }
    : { type: 'about:blank', title: titles[400], status: 400, detail: 'The address is not well-formed.' }
  reply.code(problem.status)
  if (request.url.startsWith('/api/')) reply.type('application/problem+json').send(JSON.stringify(problem))
  else reply.type('text/plain; charset=utf-8').send(`${problem.detail}\n`)
}

/** Answers 405 for a path that exists for another method. */
function missing(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyError | DomainError {
  const url = request.url.split('?')[0]!
  const allowed = (['GET', 'POST', 'PATCH', 'DELETE'] as const).filter(
    (method) => app.findRoute({ method, url }) !== null || app.hasRoute({ method, url }),
  )
  if (allowed.length === 0) return new NotFound('There is no such page.')
  reply.header('Allow', allowed.join(', '))
  return Object.assign(
    new Error(
      `${request.method} is not possible here; ${formatList(allowed)} ${pluralForm(allowed.length, 'is', 'are')}.`,
    ),
    {
      statusCode: 405,
    },
  ) as FastifyError
}

const titles: Record<number, string> = {
  400: 'That could not be read',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unknown kind of content',
  429: 'Too many requests',
}

const sentences: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'That is over 1 MiB. Send less at once.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty; JSON is needed.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send application/json.',
}

function problemFrom(error: FastifyError | DomainError, request: FastifyRequest, showsCause: boolean): Problem {
  if (error instanceof DomainError) {
    if (error instanceof Busy) request.log.warn({ err: error }, 'too busy')
    const fields = error instanceof Invalid ? { fields: error.fields } : {}
    return { status: error.status, title: error.title, detail: error.message, extra: error.extra, ...fields }
  }
  const status = error.statusCode
  if (status !== undefined && status < 500) {
    return { status, title: titles[status] ?? 'That could not be read', detail: sentences[error.code] ?? error.message }
  }
  request.log.error({ err: error }, 'unexpected failure')
  return {
    status: 500,
    title: 'Something went wrong',
    detail: showsCause
      ? error.message
      : `This is a fault in Hark, and it has been logged. Quote ${request.id} if you report it.`,
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply | string> {
  const { status, title, detail, fields, extra } = problem
  reply.code(status)
  if (request.url.startsWith('/api/')) {
    const errors = fields && { errors: Object.entries(fields).map(([path, message]) => ({ path, message })) }
    reply.type('application/problem+json')
    return reply.serializer(JSON.stringify).send({ type: 'about:blank', title, status, detail, ...errors, ...extra })
  }
  const isFragment = wantsFragment(request)
  if (isFragment) reply.header('HX-Retarget', '#banner').header('HX-Reswap', 'innerHTML')
  else if (status === 401 && request.method === 'GET')
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  // The page needs templates, assets and the database, and one of those may be what failed.
  return reply
    .render(isFragment ? 'errors/_banner' : 'errors/page', { status, title, detail })
    .catch((error: unknown) => {
      request.log.error({ err: error }, 'the error page failed too')
      if (isFragment) reply.header('HX-Reswap', 'textContent')
      return reply.type('text/plain; charset=utf-8').send(`${title}\n\n${detail}\n`)
    })
}
