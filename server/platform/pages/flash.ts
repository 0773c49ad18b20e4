import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownCookie } from '../http/cookies.ts'
import type { Platform } from '../platform.ts'
import { MINUTE, SECOND } from '../time-units.ts'
import type { Banner } from './layouts.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Shows one sentence on the next page that this person opens. */
    flash(tone: Banner['tone'], text: string, link?: Banner['link']): void
  }
}

const content = z.object({
  tone: z.enum(['good', 'caution', 'bad']),
  text: z.string(),
  link: z.object({ href: z.string(), label: z.string() }).optional(),
  until: z.number(),
})

export function useFlash(app: FastifyInstance, platform: Platform): void {
  const { name, options } = ownCookie('hark_flash', platform.config)
  app.decorateReply('flash', function (this: FastifyReply, tone, text, link) {
    const until = platform.now().toMillis() + MINUTE
    const written = Buffer.from(JSON.stringify({ tone, text, link, until })).toString('base64url')
    const value = `${written}.${platform.secrets.sign('flash', written)}`
    this.setCookie(name, value, { ...options, maxAge: MINUTE / SECOND })
  })
}

/**
 * Reads and clears the sentence that the previous response left; null if there is none, or none that Hark wrote within
 * the last minute.
 */
export function takeFlash(platform: Platform, request: FastifyRequest, reply: FastifyReply): Banner | null {
  const { name, options } = ownCookie('hark_flash', platform.config)
  const stored = request.cookies[name]
  if (stored === undefined) return null
  reply.clearCookie(name, options)
  const [written = '', signature = ''] = stored.split('.', 2)
  if (!isEqual(signature, platform.secrets.sign('flash', written))) return null
  const { until, ...flash } = content.parse(JSON.parse(Buffer.from(written, 'base64url').toString()))
  return until > platform.now().toMillis() ? flash : null
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
