import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookie, { type CookieSerializeOptions } from '@fastify/cookie'
import Fastify, { type FastifyRequest } from 'fastify'
import type { Context } from './context.ts'
import { fillShell } from './desk/shell.ts'
import { useIdempotency } from './people/idempotency/idempotency.ts'
import { sessionSecret, usePeople } from './people/sessions.ts'
import { requireAccess } from './platform/guards/access.ts'
import { isApi } from './platform/guards/api-route.ts'
import { type Elsewhere, type Question, useLongQuestions, useQuestion } from './platform/guards/long-questions.ts'
import { useSameOrigin } from './platform/guards/origin.ts'
import { askerOf, usePageLimit, useRateLimit } from './platform/guards/rate.ts'
import { rejectUnstorable } from './platform/guards/reject-unstorable.ts'
import { sharedSecurityHeaders, useSecurityHeaders } from './platform/guards/security.ts'
import { useTurns } from './platform/guards/turns.ts'
import { useBodies } from './platform/http/bodies.ts'
import { decodeCookie } from './platform/http/cookies.ts'
import { usePieces } from './platform/http/pieces.ts'
import { endConnections, openServer } from './platform/http/server.ts'
import { type App, useZod } from './platform/http/zod.ts'
import { hideSecrets } from './platform/ids.ts'
import { openAssets } from './platform/pages/asset-files.ts'
import { useAssets } from './platform/pages/assets.ts'
import { useCachedPages } from './platform/pages/cached-page.ts'
import { answerUnroutable, useErrorPages, useNotFound } from './platform/pages/error-pages.ts'
import { useFlash } from './platform/pages/flash.ts'
import { collectOperations, documentRoutes } from './platform/pages/openapi.ts'
import { useViews } from './platform/pages/render.ts'
import { allRoutes } from './routes.ts'

/** Where templates and assets are read from. Tests pass copies that they can change. */
export interface Folders {
  views: string
  assets: string
}

const defaultFolders: Folders = {
  views: fileURLToPath(new URL('../views', import.meta.url)),
  assets: fileURLToPath(new URL('../public', import.meta.url)),
}

interface Surroundings {
  folders?: Folders
  /** Answers long questions in another thread; without it, the app does. */
  elsewhere?: Elsewhere | null
  /** In the thread that answers long questions: the one that the present request is for. */
  inHand?: (() => Question) | null
}

/** The whole application without a socket: main listens with it, and tests send requests to it. */
export async function buildApp(
  context: Context,
  { folders = defaultFolders, elsewhere = null, inHand = null }: Surroundings = {},
): Promise<App> {
  const { config } = context
  const cache = config.DEV === 'off'
  const https = config.BASE_URL.startsWith('https:')
  const assets = openAssets(folders.assets, { cache })
  const app = Fastify({
    logger: config.LOG_LEVEL === 'silent' ? false : { level: config.LOG_LEVEL, serializers: { req: loggedRequest } },
    bodyLimit: 1024 * 1024,
    serverFactory: (listener) => openServer(listener, config.REQUEST_SECONDS),
    // Request ids need no order, unlike our keys, and Node keeps random UUIDs ready: a tenth of the time for each
    // request.
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    frameworkErrors: answerUnroutable,
    // A whole address has at most 16 KiB, so a long part of one finds nothing, like any other that does not exist.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16 * 1024 },
  })
  if (inHand) useQuestion(app, inHand)
  app.addHook('preClose', async () => endConnections(app.server))
  useTurns(app)
  useCachedPages(app)
  requireAccess(app)
  collectOperations(app)
  useZod(app)
  useErrorPages(app, { showsCause: !cache })
  useBodies(app)
  usePieces(app)
  await app.register(cookie, { parseOptions: { decode: decodeCookie } as CookieSerializeOptions })
  await useSecurityHeaders(app, { https })
  await useViews(app, {
    root: folders.views,
    cache,
    assets,
    surround: (request, reply) => fillShell(context, request, reply),
  })
  rejectUnstorable(app)
  useFlash(app, context)
  await useRateLimit(app, config.API_RATE)
  usePeople(app, context)
  useSameOrigin(app, {
    isKnownByToken: (request) => isApi(request) && request.person !== null,
    carriesSession: (request) => !isApi(request) && sessionSecret(context, request) !== null,
  })
  const who = (request: FastifyRequest) => askerOf(request, request.person)
  usePageLimit(app, config.API_RATE, who)
  useLongQuestions(app, { who, elsewhere })
  useIdempotency(app, context)
  useAssets(app, assets)
  for (const routes of allRoutes) routes(app as unknown as App, context)
  documentRoutes(app as unknown as App, { keep: cache, headers: sharedSecurityHeaders({ https }) })
  useNotFound(app, { showsCause: !cache })
  await app.ready()
  return app as unknown as App
}

/**
 * What the log stores about a request: no headers, which contain cookies and tokens, and no set-up link, also when it
 * was mistyped or is part of another address.
 */
function loggedRequest({ method, url, ip, routeOptions }: FastifyRequest) {
  return { method, url: routeOptions.config.secretAddress ? `${routeOptions.url}` : hideSecrets(url), ip }
}
