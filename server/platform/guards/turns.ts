import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takeTurn } from '../breathe.ts'

/**
 * Lets requests begin one after another when many come at once, so that the health check and new connections wait for
 * a few of them and not for all. Has to be the first hook.
 */
export function useTurns(app: FastifyInstance): void {
  const wait = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.config.unlimited) return
    await takeTurn()
    if (isGivenUp(request)) return reply.hijack()
  }
  app.addHook('onRequest', wait)
  // A body arrives in another turn.
  app.addHook('preValidation', wait)
}

/** Whether nobody waits for the answer any more. Whoever has sent a change may leave, and it is made. */
function isGivenUp({ method, raw }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && raw.socket.destroyed
}
