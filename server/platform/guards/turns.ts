import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takeTurn } from '../breathe.ts'
import { hasLeft } from './has-left.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Waits for no turn. Only for what tells whether the process is alive. */
    isUrgent?: boolean
  }
}

/**
 * Lets requests begin one after another when many come at once, so that the health check and new connections wait for
 * a few of them and not for all. Has to be the first hook.
 */
export function useTurns(app: FastifyInstance): void {
  const wait = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.config.isUrgent) return
    await takeTurn()
    if (isGivenUp(request)) return reply.hijack()
  }
  app.addHook('onRequest', wait)
  // A body arrives in another turn.
  app.addHook('preValidation', wait)
}

/** Whether nobody waits for the answer any more. A change whose body has been read is made all the same. */
function isGivenUp(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && hasLeft(request)
}
