import type { Access } from './access.ts'

/** What a token may do, from least to most. Each includes those before it. */
export const scopes = ['read', 'write', 'administer'] as const
export type Scope = (typeof scopes)[number]

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route only answers a question, although its method could change something: a token that may read may ask. */
    asks?: true
  }
}

/** The scope that a token needs for a route. */
export function neededScope({
  method,
  access,
  asks = false,
}: {
  method: string
  access: Access
  asks?: boolean
}): Scope {
  if (access === 'administrator') return 'administer'
  return asks || method === 'GET' || method === 'HEAD' ? 'read' : 'write'
}

export function includes(scope: Scope, needed: Scope): boolean {
  return scopes.indexOf(scope) >= scopes.indexOf(needed)
}
