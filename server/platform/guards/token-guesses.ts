import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressBlock } from '../address-block.ts'
import { refuseOver } from './rate.ts'

/** Counts a token that does not exist. Throws TooMany if its address has sent too many of them in this minute. */
export type CountUnknownToken = (request: FastifyRequest) => Promise<void>

/**
 * Slows down whoever tries tokens. It is asked only about tokens that were looked up and do not exist, so nobody with a
 * good one waits for others at the same address. Needs the limiter that `useRateLimit` registers.
 */
export function countUnknownTokens(app: FastifyInstance, perMinute: number): CountUnknownToken {
  const count = app.createRateLimit({ max: perMinute, keyGenerator: ({ ip }) => addressBlock(ip) })
  return (request) => refuseOver(count, request, () => 'Too many unknown tokens from your address.')
}
