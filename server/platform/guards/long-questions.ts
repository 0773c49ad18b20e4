import { finished } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Busy, DoneUnanswered, NotFound } from '../errors.ts'
import { type Gate, openGate } from '../gate.ts'
import { explained, useExplaining } from './explaining.ts'
import { hasLeft } from './has-left.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer may take seconds of computing for some input. Only for requests that change nothing. */
    longQuestion?: boolean | ((request: FastifyRequest) => boolean)
  }
}

/** A request as it was understood, and an answer as it goes. */
export interface Question {
  method: string
  /** The declared address of the route, which whoever answers must find by `url` too. */
  route: string
  url: string
  headers: Record<string, string | string[] | undefined>
  remoteAddress: string | undefined
  payload: string | undefined
  /** The request was attempted and refused for this, which is to be explained; null for a question. */
  refused: unknown
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  body: Uint8Array
}

/** Lets another thread answer. */
export type Elsewhere = (question: Question) => Promise<Answer>

interface Answering {
  /** The person who asks. */
  who: (request: FastifyRequest) => string
  /** Null answers in this thread, which can do nothing else meanwhile. */
  elsewhere: Elsewhere | null
}

/**
 * Limits how many long questions are worked on: of each person and in all. Refusals have a gate of their own, because they
 * come one after another from under a lock, and to refuse to explain one helps nobody.
 */
export function useLongQuestions(app: FastifyInstance, { who, elsewhere }: Answering): void {
  const gate = openGate({ atOnce: 4, waiting: 20, each: 4 })
  const explanations = openGate({ atOnce: 2, waiting: 200 })
  /** Whoever has hung up while waiting in line needs no answer. */
  const inLine = (through: Gate, request: FastifyRequest, [ask, question]: [Elsewhere, Question]) =>
    through(who(request), async () => {
      if (hasLeft(request)) throw new Busy()
      return ask(question)
    })
  useExplaining(
    app,
    elsewhere &&
      (async (request, refused) => {
        const question = { ...questionOf(request, request.bodyAsRead), refused }
        const answer = await inLine(explanations, request, [elsewhere, question])
        const isExplained = explained in answer.headers && answer.status < 500
        // The session may have ended meanwhile. Whether anything was done is known here and not there.
        if (!isExplained && request.commits.mayHaveCommitted) throw new DoneUnanswered()
        if (answer.status === new Busy().status) throw new Busy()
        return (reply) => send(reply, answer)
      }),
  )
  // The body has been read, but not by the route's schema yet, which would change it.
  app.addHook('preValidation', async (request, reply) => {
    if (!isLong(request)) return
    if (elsewhere === null) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      gate(who(request), () => untilSent(reply, resolve)).catch(reject)
      return promise
    }
    return send(reply, await inLine(gate, request, [elsewhere, questionOf(request, request.body)]))
  })
}

/** Answers only what is asked: it was limited and let in for its route and for no other. */
export function useQuestion(app: FastifyInstance, inHand: () => Question): void {
  app.addHook('onRequest', async (request) => {
    const { route, refused } = inHand()
    const { url } = request.routeOptions
    if (route !== url) throw new Error(`A question for ${route} came to ${url}.`)
    request.refused = refused
  })
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply
    .code(status)
    .headers(withoutTransfer(headers))
    .send(body.length === 0 ? undefined : body)
}

/** Calls `begin` and holds the place until the answer has gone out or the client has given up. */
function untilSent(reply: FastifyReply, begin: () => void): Promise<void> {
  return new Promise((resolve) => {
    finished(reply.raw, () => resolve())
    begin()
  })
}

function isLong(request: FastifyRequest): boolean {
  const { longQuestion = false } = request.routeOptions.config
  return typeof longQuestion === 'function' ? longQuestion(request) : longQuestion
}

function questionOf(request: FastifyRequest, body: unknown): Question {
  const { method, routeOptions, raw, headers } = request
  // The key is that of the whole request, and this thread keeps it.
  const { 'content-length': _, 'transfer-encoding': __, 'idempotency-key': ___, ...rest } = headers
  const isForm = body instanceof URLSearchParams
  const payload = isForm ? body.toString() : body === undefined ? undefined : JSON.stringify(body)
  return {
    // The answer to HEAD has the length of the one to GET, which is known only when that is there.
    method: method === 'HEAD' ? 'GET' : method,
    route: routeOptions.url!,
    url: addressOf(request),
    // It may have come with files, which were read.
    headers: isForm ? { ...rest, 'content-type': 'application/x-www-form-urlencoded' } : rest,
    remoteAddress: raw.socket.remoteAddress,
    payload,
    refused: null,
  }
}

/**
 * The address written anew from what the router understood. As it was sent, another reader could understand another
 * route: to some, `\` is a slash and `..` goes up.
 */
function addressOf({ routeOptions, params, query }: FastifyRequest): string {
  const values = params as Record<string, string>
  const path = routeOptions.url!.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name]!
    // No spelling keeps these from going up, and nothing of ours has such a name.
    if (value === '.' || value === '..') throw new NotFound('Page not found.')
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query as Record<string, string | string[]>))
    for (const each of [value].flat()) search.append(name, each)
  return search.size === 0 ? path : `${path}?${search}`
}

/** Of the connection, of each message on its way, and between the threads; not of the answer. */
const transfer = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length', explained])

function withoutTransfer(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !transfer.has(name.toLowerCase())))
}
