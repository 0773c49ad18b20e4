import { finished } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Busy } from '../errors.ts'
import { openGate } from '../gate.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer may take seconds of computing for some input. Only for routes that change nothing. */
    longQuestion?: boolean
  }
}

/** A request as it came, and an answer as it goes. */
export interface Question {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  remoteAddress: string | undefined
  payload: string | undefined
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

/** Limits how many long questions are worked on: of each person and in all. */
export function useLongQuestions(app: FastifyInstance, { who, elsewhere }: Answering): void {
  const gate = openGate({ atOnce: 4, waiting: 20, each: 4 })
  // The body has been read, but not by the route's schema yet, which would change it.
  app.addHook('preValidation', async (request, reply) => {
    if (!request.routeOptions.config.longQuestion) return
    if (elsewhere === null) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      gate(who(request), () => untilSent(reply, resolve)).catch(reject)
      return promise
    }
    const { status, headers, body } = await gate(who(request), async () => {
      // Whoever has hung up while waiting in line needs no answer.
      if (request.raw.socket.destroyed) throw new Busy()
      return elsewhere(questionOf(request))
    })
    return reply
      .code(status)
      .headers(headers)
      .send(body.length === 0 ? undefined : body)
  })
}

/** Calls `begin` and holds the place until the answer has gone out or the client has given up. */
function untilSent(reply: FastifyReply, begin: () => void): Promise<void> {
  return new Promise((resolve) => {
    finished(reply.raw, () => resolve())
    begin()
  })
}

function questionOf({ method, raw, headers, body }: FastifyRequest): Question {
  const { 'content-length': _, 'transfer-encoding': __, ...rest } = headers
  const payload =
    body instanceof URLSearchParams ? body.toString() : body === undefined ? undefined : JSON.stringify(body)
  return { method, url: raw.url!, headers: rest, remoteAddress: raw.socket.remoteAddress, payload }
}
