import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import fastifyHelmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

/** Isolates pages: only our own scripts, none inline, no framing and no content from other sites. */
const settings = (https: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  hsts: https,
  referrerPolicy: { policy: 'same-origin' as const },
})

export async function useSecurityHeaders(app: FastifyInstance, { https }: { https: boolean }): Promise<void> {
  await app.register(fastifyHelmet, { enableCSPNonces: true, ...settings(https) })
  // What one person sees is stored nowhere. A response for everybody sets its own Cache-Control.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store')
  })
}

/** The same headers without nonces, for pages that everybody gets. No request has a part in them. */
export function sharedSecurityHeaders({ https }: { https: boolean }): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  helmet(settings(https))(response.req, response, () => {})
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]))
}
