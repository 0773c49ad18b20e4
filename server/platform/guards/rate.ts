import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressBlock } from '../address-block.ts'
import { TooMany } from '../errors.ts'
import { hashSecret } from '../ids.ts'
import { isApi } from './api-route.ts'
import { bearerToken } from './bearer.ts'

/** Who asks, for limits: a person, or the address (of IPv6 the network) that no person is known for. */
export function askerOf({ ip }: FastifyRequest, person: { id: string } | null): string {
  return person ? `person ${person.id}` : `address ${addressBlock(ip)}`
}

/**
 * Limits API requests for each token, or each address without a token. At a path that does not exist no token is looked
 * up, so an invented one would be as good as any other, and the address counts.
 */
export async function useRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false, timeWindow: '1 minute' })
  app.decorateRequest('isCounted', false)
  const tokenOf = (request: FastifyRequest) => (request.is404 ? null : bearerToken(request))
  const count = app.createRateLimit({
    max: perMinute,
    keyGenerator: (request) => {
      const token = tokenOf(request)
      return token === null ? askerOf(request, null) : `token ${hashSecret(token)}`
    },
  })
  // Before the token is looked up, so that a request over the limit costs nothing more.
  app.addHook('onRequest', async (request) => {
    if (!isApi(request)) return
    const asks = tokenOf(request) === null ? asksTooMuch : (max: number) => `This token may ask ${max} times a minute.`
    await refuseOver(count, request, asks)
  })
}

const asksTooMuch = (max: number) => `More than ${max} requests in a minute.`

type Count = ReturnType<FastifyInstance['createRateLimit']>

/** Counts the request, and throws TooMany with the sentence when it is over the limit. */
export async function refuseOver(
  count: Count,
  request: FastifyRequest,
  sentence: (max: number) => string,
): Promise<void> {
  request.isCounted = true
  const counted = await count(request)
  if (counted.isAllowed || !counted.isExceeded) return
  const seconds = Math.max(1, counted.ttlInSeconds)
  throw new TooMany(`${sentence(counted.max)} Go on in ${seconds} s.`, seconds)
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered from memory, so nobody is told to wait. */
    unlimited?: boolean
    /** Only the route knows what it has in memory, and counts everything else by `countAsWork`. */
    countsItself?: (request: FastifyRequest) => boolean
  }
  interface FastifyRequest {
    /** Whether a limit has counted this request. */
    isCounted: boolean
    /** Counts the request; throws TooMany when there were too many. For what is not counted otherwise. */
    countAsWork(): Promise<void>
  }
}

/**
 * Limits other requests for each person, or each address that no person is known for. What is kept in memory is not
 * counted, because when something breaks a whole town may come by way of one address. Has to come after the person is
 * known. What is refused before, or by a route that did not count it, is counted by `countRefusal`.
 */
export function usePageLimit(app: FastifyInstance, perMinute: number, who: (request: FastifyRequest) => string): void {
  const count = app.createRateLimit({ max: perMinute, keyGenerator: who })
  app.decorateRequest('countAsWork', function () {
    return refuseOver(count, this, asksTooMuch)
  })
  app.addHook('onRequest', async (request) => {
    const { unlimited, countsItself } = request.routeOptions.config
    if (isApi(request) || unlimited || countsItself?.(request)) return
    await request.countAsWork()
  })
}

/**
 * Counts a request that failed with `error`, so that whoever is refused in any way is counted. Returns the error, or
 * TooMany. Faults of Hark are nobody's.
 */
export async function countRefusal(request: FastifyRequest, error: Error): Promise<Error> {
  const { status, statusCode = status } = error as { status?: number; statusCode?: number }
  if (request.isCounted || statusCode === undefined || statusCode >= 500) return error
  try {
    await request.countAsWork()
    return error
  } catch (tooMany) {
    return tooMany as Error
  }
}
