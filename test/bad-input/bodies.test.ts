import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '../../server/audit/queries.ts'
import { guardedRoutes } from '../../server/platform/guards/access.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { signIn } from '../support/people.ts'
import { expectProblem } from '../support/problem.ts'

const form = 'application/x-www-form-urlencoded'
const multipart = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nEve\r\n--b--\r\n'
/** What a form of a browser can send, and what other clients do. The last is not a type at all. */
const bodies: [type: string, payload: string][] = [
  [form, 'name=Eve'],
  [`${form}; charset=utf-8`, '{"name":"Eve"}='],
  ['multipart/form-data; boundary=b', multipart],
  ['text/plain', '{"name":"Eve"}'],
  ['application/xml', '<name>Eve</name>'],
  ['json', '{"name":"Eve"}'],
]
/** The forms that may bring a file. */
const takingFiles = /^\/organisation\/logo$|^\/announcements\/(.*\/)?pictures$/
const wantedAt = (url: string) =>
  url === '/api/v1/images'
    ? 'Send the file itself, as image/png, image/jpeg, or image/webp.'
    : 'The API accepts only JSON. Send application/json.'
const json: [type: string, payload: string] = ['application/json', '{"name":"Eve"}']

describe('a body of another type than the route reads', () => {
  let app: TestApp
  let person: Awaited<ReturnType<typeof aPerson>>
  beforeEach(async () => {
    app = await startApp()
    person = await aPerson(app)
  })
  afterEach(() => app.stop())

  const writes = (ofApi: boolean) =>
    guardedRoutes(app.server)
      .filter(({ method, url }) => !['GET', 'HEAD'].includes(method) && url.startsWith('/api/') === ofApi)
      .map(({ method, url }) => ({
        method: method as 'POST',
        url: url.replace(/:id\b/g, person.id).replace(/:\w+/g, 'x'),
      }))
  const recorded = async () => (await listAudit(app.context.db, {}, 1000)).length
  const send = (to: { method: 'POST'; url: string }, headers: object, [type, payload]: [string, string]) =>
    app.inject({ ...to, headers: { ...headers, 'content-type': type }, payload })

  test('is 415 at every route of the API, in every spelling of its address, and does nothing', async () => {
    const before = await recorded()
    const routes = writes(true)
    expect(routes.length).toBeGreaterThan(30)
    for (const route of routes) {
      for (const body of bodies) expectProblem(await send(route, as(person), body), 415, wantedAt(route.url))
      const spelled = { ...route, url: route.url.replace('/api', '/%61pi') }
      expectProblem(await send(spelled, as(person), bodies[0]!), 415)
    }
    expect(await recorded()).toBe(before)
  })

  test('is 415 at every page, so JSON is never taken for a form without fields', async () => {
    const session = await signIn(app, person)
    const before = await recorded()
    const routes = writes(false)
    expect(routes.length).toBeGreaterThan(30)
    for (const route of routes) {
      for (const body of [json, ...bodies.slice(2)]) {
        if (body[1] === multipart && takingFiles.test(route.url)) continue
        const answer = await send(route, session, body)
        expect(answer.statusCode, `${route.url} ${body[0]}`).toBe(415)
        expect(answer.headers['content-type']).toContain('text/html')
        expect(answer.body).toContain('Pages accept only forms.')
      }
    }
    expect(await recorded()).toBe(before)
  })

  test('or of any type never reaches the API by a session: a cookie is no token there', async () => {
    const session = await signIn(app, person)
    const before = await recorded()
    for (const route of writes(true)) {
      for (const from of ['same-origin', 'same-site', 'cross-site', 'none']) {
        const headers = {
          ...session,
          'sec-fetch-site': from,
          ...(from === 'cross-site' && { origin: 'https://e.example' }),
        }
        for (const body of [json, ...bodies]) expectProblem(await send(route, headers, body), 401)
      }
    }
    expect(await recorded()).toBe(before)
  })

  test('is none when it is empty, and nobody cares for it where nothing is', async () => {
    const other = await aPerson(app)
    for (const [type] of [json, ...bodies.slice(0, -1)]) {
      const url = `/api/v1/people/${other.id}/reactivate`
      expect((await send({ method: 'POST', url }, as(person), [type, ''])).statusCode, type).toBe(200)
      expectProblem(await send({ method: 'POST', url: '/api/v1/nowhere' }, as(person), [type, 'x']), 404)
    }
    const session = await signIn(app, person)
    const answer = await send({ method: 'POST', url: '/account/sessions/end' }, session, ['application/json', ''])
    expect(answer.statusCode).toBe(303)
  })
})
