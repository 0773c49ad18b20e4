import type { FastifyInstance } from 'fastify'

/** Who may use a route; `person` is anybody who is signed in. The domain checks what they may do to one thing. */
export const accesses = ['public', 'person', 'author', 'approver', 'administrator'] as const
export type Access = (typeof accesses)[number]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** The address holds a secret, so the log has only the declared one. */
    secretAddress?: boolean
  }
}

export interface GuardedRoute {
  method: string
  url: string
  access: Access
}

const guarded = new WeakMap<object, GuardedRoute[]>()

/** Makes startup fail when a route does not say who may use it. */
export function requireAccess(app: FastifyInstance): void {
  const routes: GuardedRoute[] = []
  guarded.set(app, routes)
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access as Access
    if (!accesses.includes(access)) throw new Error(`${method} ${url} does not say who may use it (config.access).`)
    for (const verb of [method].flat()) routes.push({ method: verb, url, access })
  })
}

/** Every route of the app and who may use it. */
export function guardedRoutes(app: object): readonly GuardedRoute[] {
  return guarded.get(app) ?? []
}
