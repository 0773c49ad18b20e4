import type { FastifyInstance, RouteOptions } from 'fastify'
import { z } from 'zod'
import type { Access } from '../guards/access.ts'
import { isApiAddress } from '../guards/api-route.ts'
import { neededScope, type Scope } from '../guards/token-scope.ts'
import type { App } from '../http/zod.ts'
import { type Rendered, sendCached } from './cached-page.ts'
import { openPageCache } from './page-cache.ts'

interface Operation {
  method: string
  path: string
  access: Access
  scope: Scope
  /** The media types of a body that is a file. */
  bytes: readonly string[]
  schema: {
    body?: unknown
    querystring?: unknown
    params?: unknown
    response?: Record<string, unknown>
    summary?: string
  }
}

export interface ApiViews {
  'api/docs': {
    groups: {
      name: string
      operations: {
        method: string
        path: string
        access: string
        scope: string
        query: string[]
        body: string | null
        answer: string | null
      }[]
    }[]
  }
}

const collected = new WeakMap<object, Operation[]>()

/** Collects every API route as it is registered, so that the document cannot differ from the code. */
export function collectOperations(app: FastifyInstance): void {
  const operations: Operation[] = []
  collected.set(app, operations)
  app.addHook('onRoute', (route: RouteOptions) => {
    if (!isApiAddress(route.url)) return
    for (const method of [route.method].flat()) {
      if (method === 'HEAD') continue
      const { access = 'person', asks = false, readsBytes = [] } = route.config ?? {}
      operations.push({
        method,
        path: route.url,
        access,
        scope: neededScope({ method, access, asks }),
        bytes: readsBytes,
        schema: (route.schema ?? {}) as Operation['schema'],
      })
    }
  })
}

interface Documenting {
  /** Off, for work on Hark, shows a changed template at once. */
  keep: boolean
  /** The security headers of a page that everybody gets. */
  headers: Record<string, string>
}

/**
 * Serves OpenAPI 3.1, generated from the schemas that validate requests, and a page for people. Routes never change once
 * the app serves, so each is made once: making them takes longer than anything else that anybody may ask for.
 */
export function documentRoutes(app: App, { keep, headers }: Documenting): void {
  const operations = collected.get(app) ?? []
  const pages = openPageCache(keep ? undefined : { pages: 0, bytes: 0 })
  const serve = (url: string, render: () => Promise<Rendered>) =>
    app.get(url, { config: { access: 'public', cachedPage: () => pages.find(STAMP, url) } }, async (request, reply) =>
      sendCached(request, reply, (await pages.findOrMake(STAMP, url, { render }))!),
    )
  serve('/api/v1/openapi.json', async () => ({
    body: JSON.stringify(describe(operations)),
    headers: { ...headers, ...revalidated, 'content-type': 'application/json' },
  }))
  serve('/api/docs', async () => ({
    body: await app.renderForEverybody(
      'api/docs',
      { groups: grouped(operations) },
      { organisation: 'Hark', logo: null },
    ),
    headers: { ...headers, ...revalidated, 'content-type': 'text/html; charset=utf-8' },
  }))
}

/** Nothing makes them outdated. */
const STAMP = ''

/** An upgrade may change both. */
const revalidated = { 'cache-control': 'no-cache' }

function grouped(operations: readonly Operation[]): ApiViews['api/docs']['groups'] {
  const groups = Map.groupBy(listed(operations), ({ path }) => path.split('/')[3]!)
  return [...groups].map(([name, inGroup]) => ({ name, operations: inGroup.map(readable) }))
}

function listed(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ path }) => path !== '/api/v1/openapi.json')
}

function describe(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of listed(operations)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hark',
      version: '1',
      description: 'Plans targeted service updates. The same rules and permissions as the pages.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
            },
          },
        },
      },
    },
    paths,
  }
}

function describeOperation({ method, path, access, scope, bytes, schema }: Operation): object {
  const parameters = [
    ...fieldsOf(schema.params).map(([name, field]) => ({ name, in: 'path', required: true, schema: field })),
    ...fieldsOf(schema.querystring).map(([name, field]) => ({ name, in: 'query', required: false, schema: field })),
    ...headersOf(method, path),
  ]
  const nothing = method === 'DELETE' ? 204 : 200
  const responses = Object.entries(schema.response ?? { [nothing]: undefined }).map(([status, answer]) => {
    const content =
      answer === undefined ? {} : { content: { 'application/json': { schema: jsonSchema(answer, 'output') } } }
    return [status, { description: status === '201' ? 'Created' : 'Done', ...content }]
  })
  const problem = {
    description: 'A problem, RFC 9457',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    operationId: `${method.toLowerCase()}${path
      .slice('/api/v1'.length)
      .replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/\W/g, '')}`,
    tags: [path.split('/')[3]],
    summary: schema.summary ?? `${verbs[method] ?? method} ${path.slice('/api/v1/'.length)}`,
    description: `For: ${access}. Needs a token with the scope ${scope}, or one that includes it.`,
    security: [{ token: [scope] }],
    parameters,
    ...(bytes.length > 0
      ? { requestBody: { required: true, content: Object.fromEntries(bytes.map((type) => [type, {}])) } }
      : {}),
    ...(schema.body
      ? {
          requestBody: {
            required: !(schema.body as z.ZodType).safeParse(undefined).success,
            content: { 'application/json': { schema: jsonSchema(schema.body, 'input') } },
          },
        }
      : {}),
    responses: { ...Object.fromEntries(responses), default: problem },
  }
}

/** Announcement writes must name a revision; changes of other things may. */
function headersOf(method: string, path: string): object[] {
  if (method === 'GET') return []
  const text = { type: 'string' }
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { ...text, maxLength: 200 } }
  const required = path.startsWith('/api/v1/announcements/:id')
  const optional = path.startsWith('/api/v1/incidents/:id')
  if (!required && !optional && method === 'POST') return [key]
  const description = 'The revision that was read, such as "3".'
  return [key, { name: 'If-Match', in: 'header', required, description, schema: text }]
}

const verbs: Record<string, string> = { GET: 'Read', POST: 'Write', PATCH: 'Change', DELETE: 'Remove' }

function readable({ method, path, access, scope, bytes, schema }: Operation) {
  return {
    method,
    path,
    access,
    scope,
    query: fieldsOf(schema.querystring).map(([name]) => name),
    body:
      bytes.length > 0
        ? `A file: ${bytes.join(', ')}`
        : schema.body
          ? JSON.stringify(jsonSchema(schema.body, 'input'), null, 2)
          : null,
    answer:
      Object.values(schema.response ?? {}).map((answer) => JSON.stringify(jsonSchema(answer, 'output'), null, 2))[0] ??
      null,
  }
}

function fieldsOf(schema: unknown): [string, object][] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).map(([name, field]) => [name, jsonSchema(field, 'input')])
}

function jsonSchema(schema: unknown, io: 'input' | 'output'): object {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema as z.ZodType, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}
