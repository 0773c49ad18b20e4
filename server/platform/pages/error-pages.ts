import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Commits, watchCommits } from '../commits.ts'
import { busyFrom, logLevelFor } from '../database-trouble.ts'
import {
  Busy,
  DomainError,
  DoneUnanswered,
  type FieldErrors,
  Invalid,
  NotFound,
  OutcomeUnknown,
  TooMany,
  UnknownContent,
} from '../errors.ts'
import { formatAlternatives, formatBytes } from '../format.ts'
import { apiRoot, isApi } from '../guards/api-route.ts'
import { countRefusal } from '../guards/rate.ts'
import { wantedContent } from '../http/bodies.ts'
import { wantsFragment } from './render.ts'

interface Problem {
  status: number
  title: string
  detail: string
  fields?: FieldErrors
  extra?: Record<string, unknown> | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request failed with, for hooks that run when the answer is sent. */
    failure: Error | null
    /** What became of its transactions so far. */
    commits: Commits
  }
}

interface ErrorPages {
  /** Shows the message of an unexpected error, for work on Hark. */
  showsCause: boolean
}

/** Turns every failure into what the client expects: JSON, a fragment or a whole page. */
export function useErrorPages(app: FastifyInstance, { showsCause }: ErrorPages): void {
  app.decorateRequest('failure', null)
  app.decorateRequest('commits')
  app.addHook('onRequest', (request, _reply, done) => {
    request.commits = { mayHaveCommitted: false }
    watchCommits(request.commits, done)
  })
  app.setErrorHandler(async (thrown: FastifyError | DomainError, request, reply) => {
    const error =
      busyWith(thrown, request) ??
      unknownContentFrom(thrown as FastifyError, request) ??
      ((await countRefusal(request, thrown)) as typeof thrown)
    request.failure = error
    if (error instanceof TooMany || error instanceof Busy) reply.header('Retry-After', error.retryAfterSeconds)
    return send(request, reply, problemFrom(error, request, showsCause))
  })
}

/** Answers what no route answers. Has to come after the hooks, so that they run for these requests too. */
export function useNotFound(app: FastifyInstance, { showsCause }: ErrorPages): void {
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const { url } = request
    const allowed = (['GET', 'POST', 'PATCH', 'DELETE'] as const).filter(
      (method) => app.findRoute({ method, url }) !== null,
    )
    if (allowed.length > 0) reply.header('Allow', allowed.join(', '))
    if (allowed.length > 0 && request.method === 'OPTIONS') return reply.code(204).send()
    const above = request.method === 'GET' && allowed.includes('POST') && !isApi(request) ? pageAbove(app, url) : null
    if (above !== null) return reply.redirect(above, 303)
    return send(request, reply, problemFrom(missing(request, allowed), request, showsCause))
  }
  app.setNotFoundHandler(answer)
  app.register(async (api) => void api.setNotFoundHandler(answer), { prefix: apiRoot })
}

/**
 * After a refusal the browser shows the address that the form was sent to. Whoever opens that again gets the page that the
 * form belongs to: the nearest address above it that is one.
 */
function pageAbove(app: FastifyInstance, url: string): string | null {
  // A slash too many would make the first folder a host.
  const folders = url.split(/[?#]/)[0]!.split('/').filter(Boolean)
  for (let count = folders.length - 1; count > 0; count--) {
    const above = `/${folders.slice(0, count).join('/')}`
    if (app.findRoute({ method: 'GET', url: above }) !== null) return above
  }
  return null
}

/**
 * For an address that cannot be decoded, so that no router knows what it is for. A browser gets a sentence, every other
 * client a problem.
 */
export function answerUnroutable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const detail = 'This address is not valid.'
  reply.code(400).header('Cache-Control', 'no-store')
  if (request.headers.accept?.includes('text/html')) reply.type('text/plain; charset=utf-8').send(`${detail}\n`)
  else {
    const problem = { type: 'about:blank', title: titles[400], status: 400, detail }
    reply.type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** 405 for a path that exists for other methods. */
function missing(request: FastifyRequest, allowed: readonly string[]): FastifyError | DomainError {
  if (allowed.length === 0) return new NotFound('Page not found.')
  return Object.assign(new Error(`${request.method} is not allowed here. Use ${formatAlternatives(allowed)}.`), {
    statusCode: 405,
  }) as FastifyError
}

function busyWith(thrown: Error, { commits, log }: FastifyRequest): Busy | DoneUnanswered | null {
  const busy = busyFrom(thrown)
  if (busy === null || !commits.mayHaveCommitted) return busy
  log.warn({ err: busy }, 'too busy to show what was done')
  return new DoneUnanswered()
}

/** For a content type that is not even one, which no parser sees. */
function unknownContentFrom({ code }: FastifyError, request: FastifyRequest): UnknownContent | null {
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? new UnknownContent(wantedContent(request)) : null
}

const titles: Record<number, string> = {
  400: 'Could not be read',
  405: 'Method not allowed',
  413: 'Too large',
  429: 'Too many requests',
}

const sentences: Record<string, (request: FastifyRequest) => string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ({ routeOptions }) => `The body is over ${formatBytes(routeOptions.bodyLimit)}.`,
  FST_ERR_CTP_INVALID_JSON_BODY: () => 'The body is not valid JSON.',
}

function problemFrom(error: FastifyError | DomainError, request: FastifyRequest, showsCause: boolean): Problem {
  if (error instanceof DomainError) {
    if (error instanceof Busy) request.log[logLevelFor(error)]({ err: error }, 'too busy')
    if (error instanceof OutcomeUnknown) request.log.warn({ err: error }, 'lost while it was saved')
    const fields = error instanceof Invalid ? { fields: error.fields } : {}
    return { status: error.status, title: error.title, detail: error.message, extra: error.extra, ...fields }
  }
  const status = error.statusCode
  if (status !== undefined && status < 500) {
    const detail = sentences[error.code]?.(request) ?? error.message
    return { status, title: titles[status] ?? 'Could not be read', detail }
  }
  request.log.error({ err: error }, 'unexpected failure')
  return {
    status: 500,
    title: 'Something went wrong',
    detail: showsCause
      ? error.message
      : `This is an error in Hark, and it has been logged. Quote ${request.id} if you report it.`,
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply | string> {
  const { status, title, detail, fields, extra } = problem
  reply.code(status)
  if (isApi(request)) {
    const errors = fields && { errors: Object.entries(fields).map(([path, message]) => ({ path, message })) }
    reply.type('application/problem+json')
    return reply.serializer(JSON.stringify).send({ type: 'about:blank', title, status, detail, ...errors, ...extra })
  }
  const isFragment = wantsFragment(request)
  if (isFragment) reply.header('HX-Retarget', '#banner').header('HX-Reswap', 'innerHTML')
  else if (status === 401 && (request.method === 'GET' || request.method === 'HEAD')) {
    // An address may be sent with a host in front. The router reads "//" as "/", the standard as a host.
    const { pathname, search } = URL.parse(request.url, 'http://here.invalid') ?? { pathname: '/', search: '' }
    return reply.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
  }
  // The page needs templates, assets and the database, and one of those may be what failed.
  return reply
    .render(isFragment ? 'errors/_banner' : 'errors/page', { status, title, detail })
    .catch((error: unknown) => {
      request.log[logLevelFor(error)]({ err: error }, 'the error page failed too')
      if (isFragment) reply.header('HX-Reswap', 'textContent')
      return reply.type('text/plain; charset=utf-8').send(`${title}\n\n${detail}\n`)
    })
}
