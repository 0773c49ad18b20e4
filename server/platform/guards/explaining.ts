import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Busy } from '../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What it refuses is explained by `explaining`, which may take as long as a long question. */
    explains?: true
  }
  interface FastifyRequest {
    /** The body as it was read, before the schema of the route changed it. */
    bodyAsRead: unknown
    /** Why another thread refused this request, which it leaves to this one to explain; otherwise null. */
    refused: unknown
  }
  interface FastifyInstance {
    /** Lets another thread explain a refusal. Null when there is none. */
    explainElsewhere: ((request: FastifyRequest, refused: unknown) => Promise<Explanation>) | null
  }
}

/** Sends what another thread has answered. */
type Explanation = (reply: FastifyReply) => FastifyReply

/** How the attempt at a request ended. What was refused is plain data, because it may go to another thread. */
export type Outcome<A, R> = { answer: A } | { refused: R }

interface Explaining<A, R> {
  attempt: () => Promise<Outcome<A, R>>
  explain: (refused: R) => Promise<A>
}

/** A header between the threads: the answer is an explanation, and not a refusal to let the request in. */
export const explained = 'x-explained'

/** Prepares requests for `explaining`. */
export function useExplaining(app: FastifyInstance, explainElsewhere: FastifyInstance['explainElsewhere']): void {
  app.decorate('explainElsewhere', explainElsewhere)
  app.decorateRequest('bodyAsRead', undefined)
  app.decorateRequest('refused', null)
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.explains) request.bodyAsRead = request.body
  })
}

/**
 * Attempts what a request asks for. When it is refused, `explain` answers, after every lock was given back, and in the
 * thread for long questions if there is one: looking for a better time takes seconds for thousands of places. Throws Busy
 * when too many questions wait there.
 */
export async function explaining<A, R>(
  request: FastifyRequest,
  reply: FastifyReply,
  { attempt, explain }: Explaining<A, R>,
): Promise<A> {
  if (request.refused !== null) {
    reply.header(explained, '1')
    return explain(request.refused as R)
  }
  const outcome = await attempt()
  if ('answer' in outcome) return outcome.answer
  const elsewhere = request.server.explainElsewhere
  if (elsewhere === null) return explain(structuredClone(outcome.refused))
  const explanation = await elsewhere(request, outcome.refused).catch(asBusy)
  // To fastify, the reply itself means that the answer was sent.
  return explanation(reply) as A
}

/** Whether something was done meanwhile is known to the request, and not to the gate that let nobody in. */
function asBusy(error: unknown): never {
  throw error instanceof Busy ? new Busy(error.message) : error
}
