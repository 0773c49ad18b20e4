import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

export interface Flash {
  tone: 'good' | 'caution' | 'bad'
  text: string
}

declare module 'fastify' {
  interface FastifyReply {
    /** Says one sentence on the next page that this person sees. */
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

/** Takes the sentence that the last answer left, if there is one. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const left = request.cookies[cookie]
  if (left === undefined) return null
  reply.clearCookie(cookie, { path: '/' })
  try {
    return content.parse(JSON.parse(Buffer.from(left, 'base64url').toString()))
  } catch {
    return null
  }
}
