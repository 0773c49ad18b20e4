import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { TooMany } from '../errors.ts'
import { hashSecret } from '../ids.ts'
import { isApi } from './api-route.ts'
import { bearerToken } from './bearer.ts'

/** Limits API requests for each token, or each address without a token. Pages are not limited. */
export async function useRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false, timeWindow: '1 minute' })
  const count = app.createRateLimit({
    max: perMinute,
    keyGenerator: (request) => {
      const token = bearerToken(request)
      return token === null ? `address ${rateLimit.normalizeIP(request.ip)}` : `token ${hashSecret(token)}`
    },
  })
  // Before the token is looked up, so that a request over the limit costs nothing more.
  app.addHook('onRequest', async (request) => {
    if (!isApi(request)) return
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    const seconds = Math.max(1, counted.ttlInSeconds)
    throw new TooMany(`This token may ask ${counted.max} times a minute. Go on in ${seconds} s.`, seconds)
  })
}
