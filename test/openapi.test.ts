import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedRoutes } from '../server/platform/guards/access.ts'
import { aPerson, as, startApp, type TestApp } from './support/app.ts'

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}

let app: TestApp
let document: { openapi: string; info: Record<string, unknown>; paths: Record<string, Record<string, Operation>> }
let operations: { name: string; method: string; path: string; operation: Operation }[]

beforeAll(async () => {
  app = await startApp()
  const response = await app.inject('/api/v1/openapi.json')
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toMatch(/^application\/json\b/)
  document = response.json()
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, method, path, operation })),
  )
})
afterAll(() => app.stop())

test('the API description is an OpenAPI 3.1 document', () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d$/),
    info: { title: 'Hark', version: '1' },
  })
  expect(Object.keys(document.paths).filter((path) => !/^(\/([\w.-]+|\{\w+\}))+$/.test(path))).toEqual([])
  expect(operations.filter(({ method }) => !/^(get|post|patch|put|delete)$/.test(method))).toEqual([])
})

test('every operation has a unique id, a success response and an error response', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(names.filter((name, index) => names.indexOf(name) !== index || !/^[a-z]\w+$/.test(name))).toEqual([])
  for (const { name, operation } of operations) {
    const answers = Object.entries(operation.responses)
    expect(operation.summary, name).not.toBe('')
    expect(
      answers.map(([status]) => status).filter((status) => !/^(2\d\d|default)$/.test(status)),
      name,
    ).toEqual([])
    expect(answers.length, name).toBeGreaterThan(1)
    for (const [status, { description, content }] of answers) {
      expect(description, name).toBeTruthy()
      expect(content !== undefined, `the content of ${name} for status ${status}`).toBe(status !== '204')
    }
    expect(operation.responses['default'], name).toMatchObject({ content: { 'application/problem+json': {} } })
  }
})

test('exactly the parameters of each path are declared', () => {
  for (const { name, path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map((parameter) => parameter.name).toSorted(), name).toEqual(inPath.toSorted())
    expect(
      declared.filter(({ required }) => !required),
      name,
    ).toEqual([])
    const keys = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(keys).size, name).toBe(keys.length)
    expect(
      operation.parameters.filter(({ schema }) => schema === undefined),
      name,
    ).toEqual([])
  }
})

test('every operation says which scope its token needs', () => {
  const scopeOf = (name: string) => (operations.find((one) => one.name === name)!.operation as any).security
  expect(scopeOf('get /api/v1/people')).toEqual([{ token: ['read'] }])
  expect(scopeOf('post /api/v1/check')).toEqual([{ token: ['read'] }])
  expect(scopeOf('post /api/v1/announcements')).toEqual([{ token: ['write'] }])
  expect(scopeOf('post /api/v1/people')).toEqual([{ token: ['administer'] }])
  expect(scopeOf('get /api/v1/people/{id}/tokens')).toEqual([{ token: ['administer'] }])
})

test('every reference resolves', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference!)
  const broken = references.filter((reference) => {
    const steps = reference.replace(/^#\//, '').split('/')
    return steps.reduce<any>((at, step) => at?.[step.replace('~1', '/')], document) === undefined
  })
  expect(broken).toEqual([])
})

test('every API route is described', () => {
  const routes = guardedRoutes(app.server)
    .filter(({ method, url }) => url.startsWith('/api/v1/') && method !== 'HEAD' && url !== '/api/v1/openapi.json')
    .map(({ method, url }) => `${method.toLowerCase()} ${url.replace(/:(\w+)/g, '{$1}')}`)
  expect(operations.map(({ name }) => name).toSorted()).toEqual(routes.toSorted())
})

const promised = `
  GET /areas
  GET /areas/{code}
  GET /areas/{code}/children
  POST /audiences/describe
  POST /audiences/read
  GET POST /channels
  GET PATCH DELETE /channels/{key}
  GET POST /rules
  GET PATCH DELETE /rules/{id}
  POST /rules/preview
  GET POST /announcements
  GET PATCH DELETE /announcements/{id}
  POST /announcements/{id}/submit
  POST /announcements/{id}/withdraw
  POST /announcements/{id}/approve
  POST /announcements/{id}/return
  POST /announcements/{id}/schedule
  POST /announcements/{id}/move
  POST /announcements/{id}/cancel
  POST /announcements/{id}/retract
  POST /announcements/{id}/resume
  GET /announcements/{id}/revisions
  GET /announcements/{id}/deliveries
  POST /deliveries/{id}/sent
  POST /check
  POST /free-times
  POST /moving-room
  POST /moving-room/apply
  GET /exposure
  GET /calendar
  GET /audit
  GET POST /incidents
  GET PATCH /incidents/{id}
  POST /incidents/{id}/restore
  POST /incidents/{id}/reopen
`

test('the operations promised to integrations exist', () => {
  const expected = promised.match(/\S.*\S/g)!.flatMap((line) => {
    const path = line.split(' ').at(-1)
    return line.match(/[A-Z]+(?= )/g)!.map((method) => `${method.toLowerCase()} /api/v1${path}`)
  })
  const existing = new Set(operations.map(({ name }) => name))
  expect(expected.filter((name) => !existing.has(name))).toEqual([])
})

test('every GET without path parameters succeeds, and every paged one returns items', async () => {
  const person = await aPerson(app)
  const gets = operations.filter(({ method, path }) => method === 'get' && !path.includes('{'))
  for (const { path, name, operation } of gets) {
    const period = operation.parameters.some((parameter) => parameter.name === 'from')
    const query = period ? '?from=2026-06-10T00:00:00Z&to=2026-06-17T00:00:00Z' : ''
    const response = await app.inject({ url: `${path}${query}`, headers: as(person) })
    expect(response.statusCode, `${name} ${response.body}`).toBe(200)
    if (operation.parameters.some((parameter) => parameter.name === 'cursor')) {
      expect(response.json(), name).toMatchObject({ items: expect.any(Array) })
    }
  }
})

test('the documentation page lists every operation', async () => {
  const response = await app.inject('/api/docs')
  expect(response.statusCode).toBe(200)
  for (const { method, path } of operations) {
    expect(response.body).toContain(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`)
  }
})
