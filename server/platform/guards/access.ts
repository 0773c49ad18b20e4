import type { FastifyInstance } from 'fastify'

/** Who may use a route; `person` is anybody who is signed in. What they may do to a thing is the domain's to say. */
export const accesses = ['public', 'person', 'author', 'approver', 'administrator'] as const
export type Access = (typeof accesses)[number]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

export interface GuardedRoute {
  method: string
  url: string
  access: Access
}

const guarded = new WeakMap<object, GuardedRoute[]>()

/** The app does not start with a route that does not say who may use it. */
export function requireAccess(app: FastifyInstance): void {
  const routes: GuardedRoute[] = []
  guarded.set(app, routes)
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access as Access
    if (!accesses.includes(access)) throw new Error(`${method} ${url} does not say who may use it (config.access).`)
    for (const one of [method].flat()) routes.push({ method: one, url, access })
  })
}

/** Every route of the app with who may use it. */
export function guardedRoutes(app: object): readonly GuardedRoute[] {
  return guarded.get(app) ?? []
}
