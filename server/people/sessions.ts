import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Instant, later, toInstant, toMillis } from '../platform/clock.ts'
import { Forbidden, Unauthenticated } from '../platform/errors.ts'
import type { Access } from '../platform/guards/access.ts'
import { isApi } from '../platform/guards/api-route.ts'
import { bearerToken } from '../platform/guards/bearer.ts'
import { type CountUnknownToken, countUnknownTokens } from '../platform/guards/token-guesses.ts'
import { includes, neededScope, type Scope } from '../platform/guards/token-scope.ts'
import { ownCookie } from '../platform/http/cookies.ts'
import { hashSecret } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../platform/time-units.ts'
import { type Person, requirePermission } from './person.ts'
import {
  findSession,
  type Session,
  type SessionLimits,
  type SessionOfPerson,
  saveSessionUse,
} from './session-queries.ts'
import { findTokenPerson, saveTokenUse } from './token-queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Who sent the request: by session cookie on pages, by bearer token in the API. Null on public routes, which do not
     * look it up; `visitorOf` does.
     */
    person: Person | null
    /** The session of the cookie, on pages. */
    session: Session | null
  }
  interface FastifyContextConfig {
    /** Open to somebody who still has to replace a password that somebody else chose. */
    openBeforeOwnPassword?: true
    /** Asked by a page that is only left open: does not count as using the session, which would otherwise never be idle. */
    byItself?: true
  }
}

/** A session ends this long after signing in, however much it is used. */
export const sessionDays = 14
/** It ends sooner when it was not used for this long. */
const idleHours = 12

const cookie = 'hark_session'

/** Authenticates each request and refuses what the route does not allow (`config.access`). */
export function usePeople(app: FastifyInstance, platform: Platform): void {
  const countUnknown = countUnknownTokens(app, platform.config.SIGN_IN_RATE)
  app.decorateRequest('person', null)
  app.decorateRequest('session', null)
  app.addHook('onRequest', async (request, reply) => {
    const { access = 'public', asks = false, openBeforeOwnPassword = false } = request.routeOptions.config
    if (access === 'public') return
    if (isApi(request)) {
      const token = await findToken(platform, request, countUnknown)
      if (!token) throw new Unauthenticated('Send a token: Authorization: Bearer …')
      request.person = token.person
      requireAccess(token.person, access)
      requireScope(token.scope, neededScope({ method: request.method, access, asks }))
      return
    }
    const found = await findSessionOfCookie(platform, request)
    if (!found) throw new Unauthenticated('Sign in to see this page.')
    request.person = found.person
    request.session = found.session
    if (found.mustChangePassword && !openBeforeOwnPassword) return await askForOwnPassword(request, reply)
    requireAccess(found.person, access)
  })
}

function requireAccess(person: Person, access: Access): void {
  if (access !== 'public' && access !== 'person') requirePermission(person, access)
}

function requireScope(scope: Scope, needed: Scope): void {
  if (includes(scope, needed)) return
  throw new Forbidden(`This needs a token with the scope “${needed}”, and this one has “${scope}”. Create another one.`)
}

/** Somebody else knows the password, so nothing else is done with it. */
async function askForOwnPassword(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.method !== 'GET') throw new Forbidden('Choose your own password first.')
  await request.countAsWork()
  return reply.redirect(`/account/own-password?next=${encodeURIComponent(request.url)}`, 303)
}

/** Who opens a page, also a public one or one that does not exist. */
export async function visitorOf(platform: Platform, request: FastifyRequest): Promise<Person | null> {
  if (!isApi(request)) request.person ??= (await findSessionOfCookie(platform, request))?.person ?? null
  return request.person
}

/** The person who uses a non-public route. */
export function currentPerson(request: FastifyRequest): Person {
  if (!request.person) throw new Unauthenticated('Sign in first.')
  return request.person
}

export function sessionSecret({ config }: Platform, request: FastifyRequest): string | null {
  return request.cookies[ownCookie(cookie, config).name] ?? null
}

export function giveSession(reply: FastifyReply, { config }: Platform, secret: string): void {
  const { name, options } = ownCookie(cookie, config)
  reply.setCookie(name, secret, { ...options, maxAge: (sessionDays * DAY) / SECOND })
}

export function takeSession(reply: FastifyReply, { config }: Platform): void {
  const { name, options } = ownCookie(cookie, config)
  reply.clearCookie(name, options)
}

export function sessionLimits(now: Instant): SessionLimits {
  return { now, usedAfter: later(now, -idleHours * HOUR) }
}

async function findSessionOfCookie(platform: Platform, request: FastifyRequest): Promise<SessionOfPerson | null> {
  const secret = sessionSecret(platform, request)
  if (secret === null) return null
  const now = toInstant(platform.now())
  const hash = hashSecret(secret)
  const found = await findSession(platform.db, hash, sessionLimits(now))
  const isUse = request.routeOptions.config.byItself !== true
  if (found && isUse && isOverAMinute(found.session.seenAt, now)) storeUse(saveSessionUse(platform.db, hash, now))
  return found
}

async function findToken(
  platform: Platform,
  request: FastifyRequest,
  countUnknown: CountUnknownToken,
): Promise<{ person: Person; scope: Scope } | null> {
  const token = bearerToken(request)
  if (token === null) return null
  const hash = hashSecret(token)
  const now = toInstant(platform.now())
  const found = await findTokenPerson(platform.db, hash, now)
  if (!found) {
    await countUnknown(request)
    throw new Unauthenticated(
      'This token is unknown, was revoked or has expired. Create a new one on your account page.',
    )
  }
  if (found.lastUsedAt === null || isOverAMinute(found.lastUsedAt, now))
    storeUse(saveTokenUse(platform.db, found.tokenId, now))
  return found
}

/** Uses are stored to the minute, so that not every request causes a write. */
function isOverAMinute(before: Instant, now: Instant): boolean {
  return toMillis(now) - toMillis(before) > MINUTE
}

/** Nobody waits for it: reading goes on while another process has the database locked. The next use is stored then. */
function storeUse(storing: Promise<void>): void {
  storing.catch(() => undefined)
}
