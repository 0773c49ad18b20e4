import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressBlock } from '../address-block.ts'
import { TooMany } from '../errors.ts'

/** Slows down whoever tries tokens, without stopping others at the same address whose tokens are good. */
export interface TokenGuesses {
  /** Throws TooMany if the address has sent too many unknown tokens in this minute, and this token is not known. */
  refuse(request: FastifyRequest, tokenHash: string): Promise<void>
  /** Counts a token that does not exist. */
  wrong(request: FastifyRequest): Promise<void>
  /** Remembers a token that exists. Whether it still does is looked up each time. */
  right(tokenHash: string): void
}

const remembered = 10_000

/** Needs the limiter that `useRateLimit` registers. */
export function countTokenGuesses(app: FastifyInstance, perMinute: number): TokenGuesses {
  const known = new Set<string>()
  const count = app.createRateLimit({ max: perMinute, keyGenerator: ({ ip }) => addressBlock(ip) })
  return {
    async refuse(request, tokenHash) {
      if (known.has(tokenHash)) return
      const counted = await count(request, { increment: false })
      if (counted.isAllowed || counted.remaining > 0) return
      const seconds = Math.max(1, counted.ttlInSeconds)
      throw new TooMany(`There were many unknown tokens from your address. Go on in ${seconds} s.`, seconds)
    },
    async wrong(request) {
      await count(request)
    },
    right(tokenHash) {
      known.delete(tokenHash)
      known.add(tokenHash)
      const [oldest] = known
      if (known.size > remembered) known.delete(oldest!)
    },
  }
}
