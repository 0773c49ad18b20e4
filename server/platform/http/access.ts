import type { FastifyInstance } from 'fastify'

/** Who may use a route; `person` is anybody who is signed in. What they may do to a thing is the domain's to say. */
export const accesses = ['public', 'person', 'author', 'approver', 'administrator'] as const
export type Access = (typeof accesses)[number]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

/** The app does not start with a route that does not say who may use it. */
export function requireAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!accesses.includes(route.config?.access as Access)) {
      throw new Error(`${route.method} ${route.url} does not say who may use it (config.access).`)
    }
  })
}
