import type { FastifyRequest } from 'fastify'

/** Paths below this that no route has are answered as the API answers. */
export const apiRoot = '/api'

/**
 * Whether a request is answered as the JSON API answers: by token, counted, and with problem+json. The declared address
 * of its route decides, never the address as it was sent, because one route can be written in many ways (`/%61pi/v1/me`).
 */
export function isApi({ routeOptions, server }: FastifyRequest): boolean {
  return routeOptions.url === undefined ? server.prefix === apiRoot : isApiAddress(routeOptions.url)
}

/** The same for the declared address of a route. */
export function isApiAddress(declared: string): boolean {
  return declared.startsWith(`${apiRoot}/v1/`)
}
