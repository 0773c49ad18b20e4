import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { TooMany } from '../errors.ts'
import { hashSecret } from '../ids.ts'

/** Limits API requests for each token, or each address without a token. Pages are not limited. */
export async function useRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    keyGenerator: (request) => hashSecret(request.headers.authorization ?? request.ip),
    errorResponseBuilder: (_request, { max, ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000))
      return new TooMany(`This token may ask ${max} times a minute. Go on in ${seconds} s.`, seconds)
    },
  })
}
