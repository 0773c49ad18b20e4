import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toInstant, toMillis } from '../platform/clock.ts'
import { ownCookie } from '../platform/cookies.ts'
import { Unauthenticated } from '../platform/errors.ts'
import type { Access } from '../platform/guards/access.ts'
import { isApi } from '../platform/guards/api-route.ts'
import { bearerToken } from '../platform/guards/bearer.ts'
import { countTokenGuesses, type TokenGuesses } from '../platform/guards/token-guesses.ts'
import { hashSecret } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY, MINUTE, SECOND } from '../platform/time-units.ts'
import { type Person, requirePermission } from './person.ts'
import { findSessionPerson } from './session-queries.ts'
import { findTokenPerson, saveTokenUse } from './token-queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Who sent the request: by session cookie on pages, by bearer token in the API. Null on public routes, which do not
     * look it up; `visitorOf` does.
     */
    person: Person | null
  }
}

export const sessionDays = 14

const cookie = 'hark_session'

/** Authenticates each request and refuses what the route does not allow (`config.access`). */
export function usePeople(app: FastifyInstance, platform: Platform): void {
  const guesses = countTokenGuesses(app, platform.config.SIGN_IN_RATE)
  app.decorateRequest('person', null)
  app.addHook('onRequest', async (request) => {
    const access: Access = request.routeOptions.config.access ?? 'public'
    if (access === 'public') return
    request.person = isApi(request)
      ? await personOfToken(platform, request, guesses)
      : await personOfCookie(platform, request)
    if (!request.person)
      throw new Unauthenticated(isApi(request) ? 'Send a token: Authorization: Bearer …' : 'Sign in to see this page.')
    if (access !== 'person') requirePermission(request.person, access)
  })
}

/** Who opens a page, also a public one or one that does not exist. */
export async function visitorOf(platform: Platform, request: FastifyRequest): Promise<Person | null> {
  if (!isApi(request)) request.person ??= await personOfCookie(platform, request)
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

async function personOfCookie(platform: Platform, request: FastifyRequest): Promise<Person | null> {
  const secret = sessionSecret(platform, request)
  return secret === null ? null : findSessionPerson(platform.db, hashSecret(secret), toInstant(platform.now()))
}

async function personOfToken(
  platform: Platform,
  request: FastifyRequest,
  guesses: TokenGuesses,
): Promise<Person | null> {
  const token = bearerToken(request)
  if (token === null) return null
  const hash = hashSecret(token)
  await guesses.refuse(request, hash)
  const found = await findTokenPerson(platform.db, hash)
  if (!found) {
    await guesses.wrong(request)
    throw new Unauthenticated('This token is unknown or was revoked. Make a new one on your account page.')
  }
  guesses.right(hash)
  const now = toInstant(platform.now())
  if (found.lastUsedAt === null || toMillis(now) - toMillis(found.lastUsedAt) > MINUTE)
    await saveTokenUse(platform.db, found.tokenId, now)
  return found.person
}
