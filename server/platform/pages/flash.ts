import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

export interface Flash {
  tone: 'good' | 'caution' | 'bad'
  text: string
}

declare module 'fastify' {
  interface FastifyReply {
    /** Shows one sentence on the next page that this person opens. */
    flash(tone: Flash['tone'], text: string): void
  }
}

const cookie = 'hark_flash'
const content = z.object({ tone: z.enum(['good', 'caution', 'bad']), text: z.string().max(500) })

export function useFlash(app: FastifyInstance): void {
  app.decorateReply('flash', function (this: FastifyReply, tone, text) {
    this.setCookie(cookie, Buffer.from(JSON.stringify({ tone, text })).toString('base64url'), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 60,
    })
  })
}

/** Reads and clears the sentence that the previous response left; null if there is none. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const stored = request.cookies[cookie]
  if (stored === undefined) return null
  reply.clearCookie(cookie, { path: '/' })
  try {
    return content.parse(JSON.parse(Buffer.from(stored, 'base64url').toString()))
  } catch {
    return null
  }
}
