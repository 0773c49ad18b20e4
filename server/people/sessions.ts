import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Instant, toInstant, toMillis } from '../platform/clock.ts'
import { Unauthenticated } from '../platform/errors.ts'
import type { Access } from '../platform/guards/access.ts'
import { hashSecret } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY, MINUTE, SECOND } from '../platform/time-units.ts'
import { type Person, requirePermission } from './person.ts'
import { findSessionPerson } from './session-queries.ts'
import { findTokenPerson, saveTokenUse } from './token-queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request: by session cookie on pages, by bearer token in the API. */
    person: Person | null
  }
}

export const sessionDays = 14

const cookie = 'hark_session'

/** Authenticates each request and refuses what the route does not allow (`config.access`). */
export function usePeople(app: FastifyInstance, platform: Platform): void {
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    const access: Access = request.routeOptions.config.access ?? 'public'
    const isApi = request.url.startsWith('/api/')
    const now = toInstant(platform.now())
    request.person = isApi ? await personOfToken(platform, request, now) : await personOfCookie(platform, request, now)
    if (access === 'public') return
    if (!request.person)
      throw new Unauthenticated(isApi ? 'Send a token: Authorization: Bearer …' : 'Sign in to see this page.')
    if (access !== 'person') requirePermission(request.person, access)
  })
}

/** The person who uses a non-public route. */
export function currentPerson(request: FastifyRequest): Person {
  if (!request.person) throw new Unauthenticated('Sign in first.')
  return request.person
}

export function sessionSecret(request: FastifyRequest): string | null {
  return request.cookies[cookie] ?? null
}

export function giveSession(reply: FastifyReply, platform: Platform, secret: string): void {
  const secure = platform.config.BASE_URL.startsWith('https:')
  reply.setCookie(cookie, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: (sessionDays * DAY) / SECOND,
  })
}

export function takeSession(reply: FastifyReply): void {
  reply.clearCookie(cookie, { path: '/' })
}

async function personOfCookie(platform: Platform, request: FastifyRequest, now: Instant): Promise<Person | null> {
  const secret = sessionSecret(request)
  return secret === null ? null : findSessionPerson(platform.db, hashSecret(secret), now)
}

async function personOfToken(platform: Platform, request: FastifyRequest, now: Instant): Promise<Person | null> {
  const [, secret] = request.headers.authorization?.match(/^Bearer +(\S+)$/i) ?? []
  if (secret === undefined) return null
  const found = await findTokenPerson(platform.db, hashSecret(secret))
  if (!found) throw new Unauthenticated('This token is unknown or was revoked. Make a new one on your account page.')
  if (found.lastUsedAt === null || toMillis(now) - toMillis(found.lastUsedAt) > MINUTE)
    await saveTokenUse(platform.db, found.tokenId, now)
  return found.person
}
